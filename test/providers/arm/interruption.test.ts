import { createArmClient } from "../../../src/providers/arm/client";
import { type ArmConnection, ArmFailure } from "../../../src/providers/arm/contract";
import { ACCEPTED, group, ok, operationStatus } from "../../support/arm/bodies";
import { armError, ArmScript, CONTAINER_GROUP, FakeClock, operation } from "../../support/arm/script";
import { get, inputs, put, TITLE } from "../../support/arm/webGroup";

const gone = armError(404, "ResourceNotFound", "not found");

function scripted(steps: ConstructorParameters<typeof ArmScript>[0], more: Partial<ArmConnection> = {}) {
  const arm = new ArmScript(steps);
  const clock = new FakeClock();
  const { resources } = createArmClient(arm.connection(more), { clock });
  return { arm, clock, resource: resources["berth:containerinstance:ContainerGroup"]! };
}

async function failureOf(promise: Promise<unknown>): Promise<ArmFailure> {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ArmFailure)) throw error;
  return error;
}

describe("interruption", () => {
  test("of an operation that never ends keeps the id", async () => {
    const abort = new AbortController();
    const { arm, resource } = scripted(({ method, path }) => {
      if (method === "PUT") return ACCEPTED;
      if (path.endsWith("/operations/1")) return operationStatus("Pending");
      return path.endsWith("/logs") ? gone : ok(group());
    });
    arm.onRequest = () => arm.requests.length === 10 && abort.abort();
    const failure = await failureOf(resource.create(inputs, operation(abort.signal)));
    expect(failure.message).toBe(`${TITLE}: interrupted. The next \`pulumi up\` goes on from here.`);
    expect(failure.details.result?.id).toBe(CONTAINER_GROUP);
    expect(arm.requests.slice(10).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${CONTAINER_GROUP}`,
      `GET ${CONTAINER_GROUP}/containers/app/logs`,
    ]);
  });

  test("of a request that is never answered", async () => {
    const abort = new AbortController();
    const { arm, resource } = scripted([
      [put, "hang"],
      [get, gone],
    ]);
    arm.onRequest = () => setImmediate(() => abort.abort());
    const failure = await failureOf(resource.create(inputs, operation(abort.signal)));
    // Azure may act on it yet, so that the state must know of it.
    expect(failure.details.result).toEqual({ id: CONTAINER_GROUP, outputs: {} });
    expect(arm.done).toBe(true);
  });

  test("of one resource leaves another alone that waits for the same answer", async () => {
    const abort = new AbortController();
    const { arm, resource } = scripted([
      ["GET /resourcegroups/rg", "hang"],
      ["GET /resourcegroups/rg", ok({ location: "westeurope" })],
      [put, ACCEPTED],
      ["GET /operations/1", operationStatus("Succeeded")],
      [get, ok(group())],
    ]);
    arm.onRequest = () => setImmediate(() => abort.abort());
    const unplaced = { ...inputs, location: undefined };
    const first = failureOf(resource.create(unplaced, operation(abort.signal)));
    const second = resource.create(unplaced, operation());
    expect((await first).message).toContain("interrupted.");
    expect(await second).toMatchObject({ id: CONTAINER_GROUP });
    expect(arm.done).toBe(true);
  });

  test("before anything was sent", async () => {
    const { arm, resource } = scripted([]);
    await failureOf(resource.create(inputs, operation(AbortSignal.abort())));
    expect(arm.requests).toEqual([]);
  });

  test("because time is up", async () => {
    const reason = new DOMException("The operation timed out.", "TimeoutError");
    const { resource } = scripted([]);
    const failure = await failureOf(resource.create(inputs, operation(AbortSignal.abort(reason))));
    expect(failure.message).toBe(`${TITLE}: it did not finish in the time allowed.`);
  });
});

describe("requests that are never sent", () => {
  const thrown = (name: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { name, ...more });
  const missing = thrown("CredentialUnavailableError", "EnvironmentCredential is unavailable.\nSee https://…");
  const wrong = thrown("AuthenticationError", "AADSTS7000215: Invalid client secret provided.\nTrace ID: 1");
  const chain = (...errors: Error[]) =>
    thrown("AggregateAuthenticationError", `ChainedTokenCredential authentication failed.\n${errors.join("\n")}`, {
      errors,
    });
  const SIGN_IN =
    "Sign in with `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET of a service principal. " +
    "With AZURE_LOG_LEVEL=info the log says what was tried.";

  test.each([
    ["a credential that is missing", missing, "there are no Azure credentials.", []],
    ["a chain of them", chain(missing, missing), "there are no Azure credentials.", []],
    ["one that is wrong", wrong, "Azure refused the credentials.", ["AADSTS7000215: Invalid client secret provided."]],
    [
      "one in a chain",
      chain(missing, wrong),
      "Azure refused the credentials.",
      ["AADSTS7000215: Invalid client secret provided."],
    ],
  ])("%s", async (_, error, text, refused) => {
    const getToken = () => Promise.reject(error);
    const { arm, resource } = scripted([], { credential: { getToken } });
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(`${TITLE}: ${text}`);
    expect(failure.details).toEqual({ code: error.name, result: undefined, reasons: [...refused, SIGN_IN] });
    expect(arm.requests).toEqual([]);
  });

  test("a host that cannot be found", async () => {
    const { resource } = scripted(() => ({ broken: "ENOTFOUND" }));
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(
      `${TITLE}: there is no connection to arm.test (scripted ENOTFOUND). It was tried 8 times in 0.1 s. Check the network, a VPN ` +
        "or firewall, HTTPS_PROXY, and https://status.azure.com. Run `pulumi up` again: it goes on from here.",
    );
    expect(failure.details.result).toBeUndefined();
  });
});
