import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { azureConnection } from "../../../../src/providers/arm/wire/azure";

const made: unknown[] = [];
jest.mock("@azure/identity", () => ({
  ClientAssertionCredential: class {
    constructor(
      tenantId: string,
      clientId: string,
      private readonly assertion: () => Promise<string>,
    ) {
      made.push([tenantId, clientId]);
    }

    async getToken() {
      return { token: `for ${await this.assertion()}`, expiresOnTimestamp: 0 };
    }
  },
}));

/** An issuer as GitHub Actions has it, which gives another token each time. */
const asked: string[] = [];
let answer: { status: number; body: string } | undefined;
let issuer: Server;
let url = "";
beforeAll(async () => {
  issuer = createServer(({ method, url: path, headers }: IncomingMessage, response) => {
    asked.push(`${method} ${path} ${headers.authorization}`);
    const { status, body } = answer ?? {
      status: 200,
      body: JSON.stringify({ count: 1, value: `token ${asked.length}` }),
    };
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await once(issuer.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/token?job=1`;
});
afterAll(() => new Promise((resolve) => issuer.close(resolve)));

const REQUEST = "the bearer of the request";
const signIn = async (oidcRequestUrl: string) => {
  const { credential } = await azureConnection({
    subscriptionId: "00000000-0000-0000-0000-000000000001",
    signIn: { tenantId: "home", clientId: "app", useOidc: true, oidcRequestUrl, oidcRequestToken: REQUEST },
  });
  return credential;
};

test("a token is asked for at the issuer's URL whenever Entra ID wants one", async () => {
  const credential = await signIn(url);
  expect((await credential.getToken("scope"))?.token).toBe("for token 1");
  expect((await credential.getToken("scope"))?.token).toBe("for token 2");
  expect(made).toEqual([["home", "app"]]);
  expect(asked).toEqual(Array(2).fill(`GET /token?job=1&audience=api%3A%2F%2FAzureADTokenExchange Bearer ${REQUEST}`));
});

test.each([
  [{ status: 403, body: "{}" }, "answered 403 Forbidden."],
  [{ status: 200, body: '{"value":""}' }, "has no token."],
  [{ status: 200, body: "no JSON" }, "has no token."],
])("an issuer that gives none (%j) is told by its host, without the bearer", async (given, why) => {
  answer = given;
  const failing = (await signIn(url)).getToken("scope");
  await expect(failing).rejects.toThrow(why);
  await expect(failing).rejects.toThrow(/^The token of oidcRequestUrl \(or ARM_OIDC_REQUEST_URL\) could not be had: /);
  await expect(failing).rejects.not.toThrow(REQUEST);
});

test("an issuer that is not there is told", async () =>
  await expect((await signIn("http://127.0.0.1:1/token")).getToken("scope")).rejects.toThrow(
    "127.0.0.1:1 cannot be reached",
  ));
