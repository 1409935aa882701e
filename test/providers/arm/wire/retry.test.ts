import { createArmClient } from "../../../../src/providers/arm/client";
import { createGroupOperations } from "../../../../src/providers/arm/containerinstance/operations";
import { type ArmConnection, ArmFailure, type OperationContext } from "../../../../src/providers/arm/contract";
import { models } from "../../../../src/model/models";
import { ACCEPTED, group, ok, operationStatus, RUNNING } from "../../../support/arm/bodies";
import {
  armError,
  ArmScript,
  CONTAINER_GROUP,
  FakeClock,
  GROUP,
  operation,
  type ScriptedReply,
  SHARE,
  type Step,
} from "../../../support/arm/script";
import { updateOf } from "../../../support/arm/update";
import { CREATED, get, inputs, poll, put, TITLE } from "../../../support/arm/webGroup";

const AGAIN = "Run `pulumi up` again: it goes on from here.";
const TOO_MANY = armError(429, "TooManyRequests", "The request is being throttled.");
const gone = armError(404, "ResourceNotFound", "It was not found.");

/** A client of Azure, whose pauses are by chance as long as they can be. */
function scripted(steps: ConstructorParameters<typeof ArmScript>[0], more: Partial<ArmConnection> = {}) {
  const arm = new ArmScript(steps);
  const clock = new FakeClock();
  const sentMs: number[] = [];
  arm.onRequest = () => void sentMs.push(clock.elapsedMs);
  const connection = arm.connection({ pollIntervalMs: undefined, silenceMs: 90_000, ...more });
  const { resources } = createArmClient(connection, { clock, random: () => 1 });
  const of = (token: string) => resources[`berth:${token}`]!;
  return { arm, clock, connection, of, groups: of("containerinstance:ContainerGroup"), sentMs };
}

const failureOf = async (promise: Promise<unknown>): Promise<ArmFailure> => {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ArmFailure)) throw error;
  return error;
};

const read = (groups: ReturnType<typeof scripted>["groups"], more: Partial<OperationContext> = {}) =>
  groups.read(CONTAINER_GROUP, { ...operation(), ...more });

describe("pauses", () => {
  const at = (seconds: number) => new Date(Date.parse("2026-01-01T00:00:00Z") + seconds * 1000).toUTCString();
  const answer = (status: number, headers?: Record<string, string>): ScriptedReply => ({
    status,
    ...(headers && { headers }),
  });

  test.each<[string, ScriptedReply, number[]]>([
    ["429 without Retry-After", TOO_MANY, [0, 1_000, 3_000, 7_000]],
    ["503 without Retry-After", answer(503), [0, 1_000, 3_000, 7_000]],
    ["408", answer(408), [0, 1_000, 3_000, 7_000]],
    ["502", answer(502), [0, 1_000, 3_000, 7_000]],
    ["a connection that breaks", { broken: "ECONNRESET" }, [0, 1_000, 3_000, 7_000]],
    // A quarter more by chance, or five seconds.
    ["429 in seconds", answer(429, { "retry-after": "8" }), [0, 10_000, 20_000, 30_000]],
    ["503 in milliseconds", answer(503, { "retry-after-ms": "4000" }), [0, 5_000, 10_000, 15_000]],
    ["429 in less than our own pause", answer(429, { "retry-after": "0" }), [0, 1_000, 3_000, 7_000]],
    [
      "503 at a time of the service's clock",
      answer(503, { date: at(0), "retry-after": at(60) }),
      [0, 65_000, 130_000, 195_000],
    ],
    ["429 with what nobody understands", answer(429, { "retry-after": "soon" }), [0, 1_000, 3_000, 7_000]],
  ])("%s", async (_what, fault, times) => {
    const { arm, groups, sentMs } = scripted([...Array<Step>(3).fill([get, fault]), [get, ok(group())]]);
    expect(await read(groups)).toMatchObject({ id: CONTAINER_GROUP });
    expect([arm.done, sentMs]).toEqual([true, times]);
  });

  test("half of each is by chance", async () => {
    const arm = new ArmScript([...Array<Step>(3).fill([get, TOO_MANY]), [get, ok(group())]]);
    const clock = new FakeClock();
    const connection = arm.connection({ pollIntervalMs: undefined });
    await createArmClient(connection, { clock, random: () => 0 }).resources[
      "berth:containerinstance:ContainerGroup"
    ]!.read(CONTAINER_GROUP, operation());
    expect(clock.elapsedMs).toBe(3_500);
  });

  test("each is told", async () => {
    const { groups } = scripted([[get, TOO_MANY], [get, { broken: "ECONNRESET" }], [get, ok(group())]]); // prettier-ignore
    const { lines, ...context } = operation();
    await groups.read(CONTAINER_GROUP, context);
    expect(lines).toEqual([
      "ARM answered 429 (TooManyRequests); trying again in 1.0 s (2 of 8).",
      "The connection to arm.test failed (scripted ECONNRESET); trying again in 2.0 s (3 of 8).",
    ]);
  });
});

describe("an end", () => {
  test.each<[string, ScriptedReply, string]>([
    [
      "of 429",
      TOO_MANY,
      "TooManyRequests (429): The request is being throttled. It was tried 8 times in 123 s. " +
        `The subscription has sent too many requests: wait some minutes. ${AGAIN}`,
    ],
    [
      "of 503",
      { status: 503 },
      `ARM answered 503: it gave no explanation. It was tried 8 times in 123 s. ARM has a fault: see https://status.azure.com. ${AGAIN}`,
    ],
    [
      "of connections that break",
      { broken: "ECONNRESET" },
      "the connection to arm.test broke (scripted ECONNRESET). It was tried 8 times in 123 s. " +
        `Check the network, a VPN or firewall, HTTPS_PROXY, and https://status.azure.com. ${AGAIN}`,
    ],
  ])("%s names what was done and what to do", async (_what, fault, message) => {
    const { arm, groups } = scripted(() => fault);
    expect((await failureOf(read(groups))).message).toBe(`${TITLE}: ${message}`);
    expect(arm.requests).toHaveLength(8);
  });

  test.each([
    ["ten minutes", {}, 3_600, 1],
    ["the program's time limit", { limitMs: 60_000 }, 45, 2],
  ])("comes before %s would be over", async (_what, context, seconds, tries) => {
    const { arm, clock, groups } = scripted(() => ({ status: 429, headers: { "retry-after": String(seconds) } }));
    const failure = await failureOf(read(groups, context));
    expect(failure.message).toContain(`ARM asks to wait ${seconds} s before the next request.`);
    expect([arm.requests.length, clock.elapsedMs < 60_000]).toEqual([tries, true]);
  });

  test("an hour that the program allows is waited for", async () => {
    const { arm, groups } = scripted([[get, { status: 429, headers: { "retry-after": "1800" } }], [get, ok(group())]]); // prettier-ignore
    expect(await read(groups, { limitMs: 3_600_000 })).toMatchObject({ id: CONTAINER_GROUP });
    expect(arm.done).toBe(true);
  });

  test("comes to an operation that is stuck", async () => {
    const { clock, groups } = scripted(({ method, path }) =>
      method === "PUT" ? ACCEPTED : path.endsWith("/operations/1") ? operationStatus("Pending") : gone,
    );
    const { lines, ...context } = operation();
    const failure = await failureOf(groups.create(inputs, context));
    expect(failure.message).toBe(
      `${TITLE}: OperationTimedOut: its operation had not ended after 90 minutes. Look at it in the Azure portal; \`pulumi up\` goes on ` +
        "from here. Resource option `customTimeouts` lets Berth wait longer.",
    );
    // It may still become something.
    expect(failure.details.result).toEqual({ id: CONTAINER_GROUP, outputs: {} });
    expect(lines[0]).toBe("ARM is working on it (1 min so far)");
    expect(clock.elapsedMs).toBeLessThan(93 * 60_000);
  });
});

describe("what must not be sent again is not", () => {
  const run = async (reply: ScriptedReply, path: string) => {
    const { arm, clock, connection } = scripted((request) => (request.path.endsWith(path) ? reply : ok(group())));
    const groups = createGroupOperations(connection, { clock });
    const work = {
      "/exec": () =>
        groups.exec(CONTAINER_GROUP, "app", ["id"], { input: (async function* () {})(), write: () => {} }, operation()),
      "/attach": () => groups.attach(CONTAINER_GROUP, "app", () => {}, operation()),
      "/restart": () => groups.restart(CONTAINER_GROUP, operation()),
    }[path]!;
    const failure = await failureOf(work());
    return { failure, sent: arm.requests.filter((request) => request.path.endsWith(path)).length };
  };

  test.each(["/exec", "/attach", "/restart"])("%s, when it may have been done", async (path) => {
    for (const reply of [{ broken: "ECONNRESET" }, { status: 500 }, { status: 503 }, { status: 408 }]) {
      const { failure, sent } = await run(reply, path);
      expect(failure.message).toMatch(/^(?:container "app" of )?container group "web": /);
      expect(sent).toBe(1);
    }
  });

  test.each(["/exec", "/attach", "/restart"])("%s is, when it was refused or never sent", async (path) => {
    for (const reply of [TOO_MANY, { broken: "ECONNREFUSED" }]) expect((await run(reply, path)).sent).toBe(8);
  });
});

test("a token that ARM refuses is exchanged once, whatever this machine's clock says of it", async () => {
  const tokens = ["old", "new"];
  const getToken = async () => ({ token: tokens[0]!, expiresOnTimestamp: Date.parse("2030-01-01") });
  const credential = { getToken, renew: () => void tokens.shift() };
  const expired = armError(401, "ExpiredAuthenticationToken", "The access token expiry is past.");
  const { arm, groups } = scripted([[get, expired], [get, ok(group())], [get, expired], [get, expired]], { credential }); // prettier-ignore
  expect(await read(groups)).toMatchObject({ id: CONTAINER_GROUP });
  expect(arm.headers.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer new"]);
  tokens.push("newest");
  expect((await failureOf(read(groups))).message).toBe(
    `${TITLE}: ExpiredAuthenticationToken (401): The access token expiry is past. It was tried 2 times in 0.0 s. ` +
      "Sign in again, for example with `az login`, and check that this machine's clock is right.",
  );
});

describe("just after a creation", () => {
  const rg = { resourceGroupName: "rg", location: "westeurope" };
  const share = { resourceGroupName: "rg", accountName: "acct", shareName: "data", shareQuota: 5 };
  const parentless = armError(404, "ResourceGroupNotFound", "Resource group 'rg' could not be found.");

  test("ARM may not find it yet, four times in a row", async () => {
    const { arm, of } = scripted([
      ["PUT /resourcegroups/rg", { status: 201, body: { id: GROUP } }],
      ...Array<Step>(4).fill(["GET /resourcegroups/rg", parentless]),
      ["GET /resourcegroups/rg", ok({ id: GROUP, location: "westeurope" })],
    ]);
    expect(await of("resources:ResourceGroup").create(rg, { ...operation(), onlyNew: true })).toMatchObject({
      id: GROUP,
    });
    expect(arm.done).toBe(true);
  });

  test("neither when something is made in it, nor when its operation is polled", async () => {
    const { arm, groups, of } = scripted([
      ["PUT /resourcegroups/rg", { status: 201, body: { id: GROUP } }],
      [put, parentless],
      [put, parentless],
      CREATED[0]!,
      [poll, armError(404, "NotFound", "no such operation")],
      ...CREATED.slice(1),
    ]);
    await of("resources:ResourceGroup").create(rg, operation());
    expect(await groups.create(inputs, operation())).toMatchObject({ id: CONTAINER_GROUP });
    expect(arm.done).toBe(true);
  });

  test("what was not made by this process is missing at once", async () => {
    const { arm, groups, of } = scripted([
      [put, parentless],
      ["GET /shares/data", gone],
    ]);
    expect((await failureOf(groups.create(inputs, operation()))).message).toContain("ResourceGroupNotFound (404)");
    expect(await of("storage:FileShare").read(SHARE, operation())).toBeUndefined();
    expect(arm.done).toBe(true);
  });

  test("a deletion that finds nothing is not the end of it", async () => {
    const { arm, of } = scripted([
      ["PUT /shares/data", { status: 201, body: { id: SHARE } }],
      ["GET /shares/data", ok({ id: SHARE })],
      ["DELETE /shares/data", gone],
      ["DELETE /shares/data", { status: 200 }],
      ["DELETE /shares/data", gone],
    ]);
    await of("storage:FileShare").create(share, operation());
    await of("storage:FileShare").delete(SHARE, operation());
    await of("storage:FileShare").delete(SHARE, operation());
    expect(arm.done).toBe(true);
  });

  test("what never appears is kept in the state", async () => {
    const { of } = scripted(({ method }) => (method === "PUT" ? { status: 201, body: { id: SHARE } } : gone));
    const failure = await failureOf(of("storage:FileShare").create(share, operation()));
    expect(failure.message).toBe(
      `file share "data" in resource group "rg": ResourceNotFound (404): It was not found. ARM does not show it: look in the Azure portal. ${AGAIN}`,
    );
    expect(failure.details.result).toEqual({ id: SHARE, outputs: {} });
  });
});

describe("a creation whose answer was lost", () => {
  const MINE = "0123 urn:mine";
  const share = { resourceGroupName: "rg", accountName: "acct", shareName: "data", shareQuota: 5 };
  const create = (owner: string) => {
    const script = scripted([
      ["PUT /shares/data", { broken: "ECONNRESET" }],
      ["PUT /shares/data", ok({ id: SHARE })],
      ["GET /shares/data", ok({ id: SHARE, properties: { metadata: { berthOwner: owner } } })],
      ...(owner === MINE
        ? ([
            ["PUT /shares/data", ok({ id: SHARE })],
            ["PATCH /shares/data", ok({ id: SHARE })],
            ["GET /shares/data", ok({ id: SHARE, properties: { metadata: { berthOwner: MINE } } })],
          ] as Step[])
        : []),
    ]);
    const context = { ...operation(), owner: MINE, onlyNew: true };
    return { script, outcome: script.of("storage:FileShare").create(share, context) };
  };

  test("is not taken for somebody else's", async () => {
    const { script, outcome } = create(MINE);
    expect(await outcome).toMatchObject({ id: SHARE, owner: MINE });
    expect(script.arm.done).toBe(true);
  });

  test("is, when it is somebody else's", async () => {
    const { script, outcome } = create("4567 urn:theirs");
    expect((await failureOf(outcome)).details.taken).toBe(true);
    expect(script.arm.done).toBe(true);
  });

  test("is kept in the state although a later try was refused", async () => {
    const { groups } = scripted([
      [put, { broken: "ECONNRESET" }],
      [put, armError(409, "NobodyKnowsThisCode", "The thing is strange.")],
      [get, gone],
    ]);
    const failure = await failureOf(groups.create(inputs, operation()));
    expect(failure.details).toMatchObject({
      code: "NobodyKnowsThisCode",
      result: { id: CONTAINER_GROUP, outputs: {} },
    });
  });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["containerinstance:ContainerGroup", inputs, { restartPolicy: "Never" }],
  [
    "storage:StorageAccount",
    { resourceGroupName: "rg", accountName: "acct", location: "w", kind: "StorageV2", sku: { name: "Standard_LRS" } },
    { tags: { a: "b" } },
  ],
  ["storage:FileShare", { resourceGroupName: "rg", accountName: "acct", shareName: "data" }, { shareQuota: 7 }],
  ["resources:ResourceGroup", { resourceGroupName: "rg", location: "w" }, { tags: { a: "b" } }],
  [
    "containerservice:ManagedCluster",
    { resourceGroupName: "rg", resourceName: "aks", location: "w" },
    { kubernetesVersion: "1.34" },
  ],
  [
    "containerservice:AgentPool",
    { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "p", count: 1 },
    { count: 2 },
  ],
])("a conflict of an unknown code at an update is told with its code and text: %s", async (token, olds, change) => {
  const { of } = scripted(({ method }) =>
    method === "GET"
      ? ok({ ...group(), properties: { agentPoolProfiles: [] } })
      : armError(409, "NobodyKnowsThisCode", "The thing is strange."),
  );
  const model = Object.values(models).find((one) => one.token === `berth:${token}`)!;
  const update = updateOf(model, olds, { ...olds, ...change });
  const failure = await failureOf(of(token).update(model.id(olds, "s"), update, operation()));
  expect(failure.message).toMatch(
    /: NobodyKnowsThisCode \(409\): The thing is strange\. The resource is in another state than this change needs: look at it in the Azure portal\. Run `pulumi up` again/,
  );
});

test("a conflict that says that it passes is waited for, with growing pauses", async () => {
  const busy = armError(409, "NobodyKnowsThisCode", "The account is being updated by another operation.");
  const { arm, of, sentMs } = scripted([
    ...Array<Step>(3).fill(["DELETE /storageAccounts/acct", busy]),
    ["DELETE /storageAccounts/acct", { status: 200 }],
  ]);
  await of("storage:StorageAccount").delete(`${GROUP}/providers/Microsoft.Storage/storageAccounts/acct`, operation());
  expect([arm.done, sentMs]).toEqual([true, [0, 5_000, 15_000, 35_000]]);
});

test("a container's readiness is judged by the service's clock", async () => {
  // This machine's clock is an hour ahead, so that what has just started seems to run for long.
  const nowMs = new FakeClock().nowMs() - 3_600_000;
  const restarted = {
    ...RUNNING,
    restartCount: 1,
    currentState: { state: "Running", startTime: new Date(nowMs).toISOString() },
  };
  let asked = 0;
  const { groups, clock } = scripted(({ method, path }) => {
    const headers = { date: new Date(nowMs + clock.elapsedMs).toUTCString() };
    if (method === "PUT") return ACCEPTED;
    const body = path.endsWith("/operations/1")
      ? (operationStatus("Succeeded") as { body: object }).body
      : group({ app: restarted });
    asked += 1;
    return { status: 200, headers, body };
  });
  await groups.create(inputs, operation());
  expect(asked).toBeGreaterThan(3);
});
