import { createPublicKey, createHash } from "node:crypto";
import { TENANT } from "../../src/providers/local/contract";
import { issuerOf } from "../../src/serve/documents";
import { EXCHANGE_AUDIENCE, objectIdOf } from "../../src/serve/signIn";
import { TokenIssuer } from "../../src/serve/tokens";
import { echo, Served } from "../support/serve/served";

let served: Served;
let origin: string;
beforeAll(async () => {
  served = await Served.start(echo());
  origin = served.server.origin;
});
afterAll(() => served.remove());

/** What a token says. */
function claims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
}

const omit = (form: Record<string, string>, left: string) =>
  Object.fromEntries(Object.entries(form).filter(([name]) => name !== left));

const SECOND = expect.any(Number);

describe("the documents", () => {
  test.each([
    ["2022-09-01", false],
    ["2019-05-01", true],
  ])("/metadata/endpoints of %s, with any number of slashes", async (version, isList) => {
    const { status, body } = await served.send(`//metadata/endpoints?api-version=${version}`);
    const cloud = isList ? body[0] : body;
    const { name, authentication, resourceManager, microsoftGraphResourceId, suffixes } = cloud;
    expect([status, name, authentication, resourceManager, microsoftGraphResourceId, suffixes.storage]).toEqual([
      200,
      "Berth",
      { loginEndpoint: `${origin}/adfs`, audiences: [origin], tenant: "common", identityProvider: "AAD" },
      `${origin}/`,
      `${origin}/`,
      `core.localhost:${served.server.port}`,
    ]);
  });

  test("/metadata/endpoints without a version is refused", async () => {
    const { status, body } = await served.send("/metadata/endpoints");
    expect([status, body.error.code]).toEqual([400, "MissingApiVersionParameter"]);
  });

  test.each(["adfs", `adfs/${TENANT}`, TENANT, "organizations"])("the configuration of %s", async (base) => {
    const paths = [`/${base}/.well-known/openid-configuration`, `/${base}/v2.0/.well-known/openid-configuration`];
    const got = await Promise.all(paths.map((path) => served.send(path)));
    for (const { status, body } of got)
      expect([status, body.issuer, body.token_endpoint, body.jwks_uri]).toEqual([
        200,
        issuerOf({ origin, tenantId: TENANT }),
        `${origin}/${base}/oauth2/v2.0/token`,
        `${origin}/adfs/discovery/keys`,
      ]);
  });

  test("the keys verify the tokens", async () => {
    const { body } = await served.send("/adfs/discovery/keys");
    const token = (await served.signIn(served.form)).body.access_token as string;
    const [head = "", payload, signature = ""] = token.split(".");
    const { kid, alg } = JSON.parse(Buffer.from(head, "base64url").toString());
    const key = body.keys.find((item: { kid: string }) => item.kid === kid);
    const { verify } = await import("node:crypto");
    const publicKey = createPublicKey({ key, format: "jwk" });
    const isRight = verify("sha256", Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, "base64url"));
    expect([alg, isRight]).toEqual(["RS256", true]);
  });
});

describe("the token endpoint", () => {
  test.each([
    "/adfs/oauth2/token",
    "/adfs/oauth2/v2.0/token",
    `/adfs/${TENANT}/oauth2/v2.0/token`,
    `/${TENANT}/oauth2/v2.0/token`,
  ])("%s gives a token for the client's secret, for whatever audience", async (path) => {
    const { status, body, headers } = await served.signIn(served.form, path);
    const { access_token: token, ...rest } = body;
    expect([status, headers["cache-control"], rest]).toEqual([
      200,
      "no-store",
      { token_type: "Bearer", expires_in: 3600, ext_expires_in: 3600 },
    ]);
    const { clientId } = served.state;
    const issuer = issuerOf({ origin, tenantId: TENANT });
    expect(claims(token)).toEqual({
      ...{
        appid: clientId,
        appidacr: "1",
        idp: issuer,
        idtyp: "app",
        oid: objectIdOf(clientId),
        tid: TENANT,
        ver: "1.0",
      },
      ...{ iss: issuer, aud: origin, sub: objectIdOf(clientId), iat: SECOND, nbf: SECOND, exp: SECOND },
    });
  });

  test("the id and the secret may come in the header", async () => {
    const { client_id: id = "", client_secret: secret = "", ...form } = served.form;
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
    expect((await served.signIn(form, undefined, { authorization })).status).toBe(200);
  });

  test("the older form names a resource", async () => {
    const { body } = await served.signIn({ ...omit(served.form, "scope"), resource: "https://management.azure.com/" });
    expect(claims(body.access_token)["aud"]).toBe("https://management.azure.com/");
  });

  test.each<[string, (form: Record<string, string>) => Record<string, string>, unknown[]]>([
    [
      "a wrong secret",
      (form) => ({ ...form, client_secret: "x" }),
      [401, "invalid_client", "AADSTS7000215: Invalid client secret provided.", [7000215]],
    ],
    [
      "no secret",
      (form) => omit(form, "client_secret"),
      [401, "invalid_client", "AADSTS7000216: The request must have 'client_secret' or 'client_assertion'.", [7000216]],
    ],
    [
      "another client",
      (form) => ({ ...form, client_id: "x" }),
      [
        400,
        "unauthorized_client",
        "AADSTS700016: The application 'x' was not found. Run berth env to see this server's.",
        [700016],
      ],
    ],
    [
      "a password",
      (form) => ({ ...form, grant_type: "password" }),
      [
        400,
        "unsupported_grant_type",
        "AADSTS70003: The grant type 'password' is not supported. Supported: client_credentials.",
        [70003],
      ],
    ],
    [
      "no scope",
      (form) => omit(form, "scope"),
      [400, "invalid_request", "AADSTS900144: The request must have the parameter 'scope'.", [900144]],
    ],
  ])("%s is refused as Entra does", async (_, changed, expected) => {
    const { status, body } = await served.signIn(changed(served.form));
    expect([status, body.error, body.error_description, body.error_codes]).toEqual(expected);
  });
});

describe("a token that is exchanged for another one", () => {
  const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  const exchanged = async (audience: string, clientId: string) => {
    const issuer = new TokenIssuer(served.state.tokenKey, TENANT, () => new Date());
    const subject = { clientId, objectId: objectIdOf(clientId), audience, lifetimeS: 60 };
    const { token } = await issuer.issue(issuerOf({ origin, tenantId: TENANT }), subject);
    const form = omit(served.form, "client_secret");
    return served.signIn({ ...form, client_assertion_type: ASSERTION, client_assertion: token });
  };

  test("is one of this server for that purpose", async () => {
    const { clientId } = served.state;
    const got = await Promise.all([
      exchanged(EXCHANGE_AUDIENCE, clientId),
      exchanged(origin, clientId),
      exchanged(EXCHANGE_AUDIENCE, "another"),
    ]);
    expect(got.map(({ status, body }) => [status, body.error_codes])).toEqual([
      [200, undefined],
      [401, [700024]],
      [401, [700024]],
    ]);
  });

  test("opens nothing by itself", async () => {
    const issuer = new TokenIssuer(served.state.tokenKey, TENANT, () => new Date());
    const subject = { clientId: served.state.clientId, objectId: "x", audience: EXCHANGE_AUDIENCE, lifetimeS: 60 };
    const { token } = await issuer.issue("x", subject);
    expect((await served.send("/x", { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });
});

describe("managed identity", () => {
  const PATH = "/identity/token?api-version=2019-08-01&resource=https://management.azure.com/";
  const secret = () => ({ "x-identity-header": served.state.identityHeader });

  test("as in App Service, with the header's secret", async () => {
    const { status, body } = await served.send(PATH, { headers: secret() });
    const { access_token: token, expires_on: expiresOn, not_before: notBefore, ...rest } = body;
    expect([status, rest]).toEqual([
      200,
      {
        client_id: served.state.clientId,
        expires_in: "86400",
        resource: "https://management.azure.com/",
        token_type: "Bearer",
      },
    ]);
    expect([claims(token)["exp"], claims(token)["nbf"]]).toEqual([Number(expiresOn), Number(notBefore)]);
    expect((await served.send("/x", { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test("as in a virtual machine, with the secret in the path", async () => {
    const path = PATH.replace("?", `/${served.state.identityHeader}?`);
    expect((await served.send(path, { headers: { metadata: "true" } })).status).toBe(200);
    expect((await served.send(path)).status).toBe(401);
  });

  test.each([
    ["no header", PATH, {}, [401, "unauthorized"]],
    ["a wrong header", PATH, { "x-identity-header": "x" }, [401, "unauthorized"]],
    ["a wrong secret in the path", PATH.replace("?", "/x?"), { metadata: "true" }, [401, "unauthorized"]],
    ["another identity", `${PATH}&client_id=x`, undefined, [400, "invalid_request"]],
    ["no resource", "/identity/token?api-version=2019-08-01", undefined, [400, "invalid_request"]],
  ])("%s has no token", async (_, path, headers = secret(), expected) => {
    const { status, body } = await served.send(path, { headers });
    expect([status, body.error]).toEqual(expected);
  });
});

test("a token ends with its time, give or take the clocks' difference", async () => {
  let nowMs = Date.parse("2026-11-30T12:00:00Z");
  const issuer = new TokenIssuer(served.state.tokenKey, TENANT, () => new Date(nowMs));
  const { token, expiresOn } = await issuer.issue("x", { clientId: "c", objectId: "o", audience: "a", lifetimeS: 600 });
  expect(expiresOn).toBe(nowMs / 1000 + 600);
  const reads = async (afterS: number) => {
    nowMs = Date.parse("2026-11-30T12:00:00Z") + afterS * 1000;
    return issuer.read(token);
  };
  expect(await reads(600 + 299)).toEqual({ clientId: "c", audience: "a" });
  expect(await reads(600 + 301)).toBeUndefined();
});

test("a token of another server opens nothing", async () => {
  const other = await Served.start(echo());
  const headers = await other.bearer();
  await other.remove();
  expect((await served.send("/x", { headers })).status).toBe(401);
});

test("an object id is that of its client, and no other's", () => {
  expect(objectIdOf("A")).toBe(objectIdOf("a"));
  expect(objectIdOf("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(objectIdOf("a")).not.toBe(createHash("sha256").update("a").digest("hex"));
});
