import { createArmClient } from "../../../../src/providers/arm/client";
import { type ArmConnection, ArmFailure } from "../../../../src/providers/arm/contract";
import { ACCEPTED, group, ok, operationStatus, RUNNING } from "../../../support/arm/bodies";
import { armError, ArmScript, CONTAINER_GROUP, FakeClock, operation, type Step } from "../../../support/arm/script";
import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { updateOf } from "../../../support/arm/update";
import { CREATED, get, inputs, poll, put, TITLE } from "../../../support/arm/webGroup";

const logs = "GET /containers/app/logs";
const CONNECTION =
  "Check the network, a VPN or firewall, HTTPS_PROXY, and https://status.azure.com. Run `pulumi up` again: it goes on from here.";
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

describe("transient faults", () => {
  test.each<[string, Step[]]>([
    ["throttled", [[put, { status: 429, headers: { "retry-after": "0" } }]]],
    ["throttled at a poll", [CREATED[0]!, [poll, { status: 429, headers: { "retry-after-ms": "1" } }]]],
    ["server error once", [[put, { status: 500, body: "<html>oops</html>" }]]],
    ["unavailable thrice", Array<Step>(3).fill([put, { status: 503 }])],
    ["connection reset", [[put, { broken: "ECONNRESET" }]]],
    ["busy group", Array<Step>(4).fill([put, armError(409, "ContainerGroupTransitioning", "busy")])],
    ["registry error", [[put, armError(409, "RegistryErrorResponse", "An error response from 'index.docker.io'.")]]],
  ])("%s", async (_what, faults) => {
    const accepted = faults[0]?.[0] === put && faults.length > 1 && faults[1]?.[0] === poll;
    const { arm, resource } = scripted([...faults, ...(accepted ? CREATED.slice(1) : CREATED)]);
    await resource.create(inputs, operation());
    expect(arm.done).toBe(true);
  });

  test("a group that stays busy is given up after two minutes", async () => {
    const busy = armError(409, "ContainerGroupTransitioning", "The container group 'web' is still transitioning.");
    const { clock, resource } = scripted(() => busy);
    const context = operation();
    const failure = await failureOf(resource.create(inputs, context));
    expect(failure.message).toBe(
      `${TITLE}: ContainerGroupTransitioning (409): The container group 'web' is still transitioning. ` +
        "Another operation is working on it: try again when that has ended.",
    );
    expect(clock.elapsedMs).toBeGreaterThanOrEqual(120_000);
    expect(clock.elapsedMs).toBeLessThan(130_000);
    expect(context.lines).toEqual(["Waiting, for ARM answered ContainerGroupTransitioning."]);
  });

  test("a delete waits for a busy group too", async () => {
    const { arm, resource } = scripted([
      ["DELETE /web", armError(409, "ContainerGroupTransitioning", "busy")],
      ["DELETE /web", { status: 204 }],
    ]);
    await resource.delete(CONTAINER_GROUP, operation());
    expect(arm.done).toBe(true);
  });
});

describe("refusals", () => {
  test.each([
    [
      400,
      "InaccessibleImage",
      "The image 'x' is not accessible.",
      "Check that the image exists under this name and tag,",
    ],
    [403, "AuthorizationFailed", "No.", "Ask for a role that allows it,"],
    [404, "ResourceGroupNotFound", "No group.", "Create the resource group first,"],
    [409, "MissingSubscriptionRegistration", "Not registered.", "Register the resource provider once"],
    [400, "ContainerGroupQuotaReached", "Quota.", "Delete groups that are no longer needed,"],
    [400, "SomeCode", "The DNS name label 'x' in container group 'web' not available.", "The label is taken"],
  ])("%d %s", async (status, code, message, advice) => {
    const { arm, resource } = scripted([[put, armError(status, code, message)]]);
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toMatch(`${TITLE}: ${code} (${status}): ${message} ${advice}`);
    expect(failure.details).toEqual({ code, statusCode: status, result: undefined, reasons: [] });
    expect(arm.done).toBe(true);
  });

  test("details become reasons", async () => {
    const details = [{ code: "A", message: "first" }, { message: "second" }, {}, null];
    const { resource } = scripted([[put, { status: 400, body: { error: { code: "Bad", message: "m", details } } }]]);
    expect((await failureOf(resource.create(inputs, operation()))).details.reasons).toEqual(["A: first", "second"]);
  });

  test.each([
    ["nothing", ""],
    ["a page", "<html>Bad gateway</html>"],
    ["null", "null"],
  ])("an answer that explains %s", async (_what, body) => {
    const { resource } = scripted([[put, { status: 400, body }]]);
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(`${TITLE}: ARM answered 400: it gave no explanation.`);
  });
});

describe("failures that leave a resource behind", () => {
  const failedGroup = group(
    {
      app: {
        restartCount: 0,
        currentState: { state: "Terminated", exitCode: 2 },
        events: [{ name: "Failed", message: "Error: no such file", count: 2 }],
      },
    },
    {
      provisioningState: "Failed",
      instanceView: { events: [{ name: "Pulled", message: "pulled it" }], state: "Failed" },
    },
  );

  test("an operation that fails is explained by its event, the group's events and the containers' last lines", async () => {
    const events = [{ name: "InsufficientCapacity.", message: "There is no room in westeurope." }];
    const { arm, resource } = scripted([
      [put, ACCEPTED],
      [poll, operationStatus("Pending")],
      [poll, operationStatus("Failed", events)],
      [get, ok(failedGroup)],
      [logs, ok({ content: "starting\n\ncannot go on\n" })],
    ]);
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(
      `${TITLE}: InsufficientCapacity: There is no room in westeurope. Choose another location or a smaller group, or try again later.`,
    );
    expect(failure.details).toMatchObject({
      code: "InsufficientCapacity",
      result: { id: CONTAINER_GROUP, outputs: { name: "web", provisioningState: "Failed" } },
      reasons: [
        "event Pulled: pulled it",
        'container "app", event Failed (2 times): Error: no such file',
        'container "app" is Terminated with exit code 2; its last log lines:',
        "  starting",
        "  cannot go on",
      ],
    });
    expect(arm.done).toBe(true);
  });

  test.each([
    ["an error", { status: "Failed", error: { code: "Broken", message: "It broke." } }, "Broken: It broke."],
    ["nothing", { status: "Canceled" }, "the operation ended as canceled."],
  ])("an operation that fails with %s", async (_what, body, message) => {
    const { clock, resource } = scripted(({ method, path }) =>
      method === "PUT" ? ACCEPTED : path.endsWith("/operations/1") ? ok(body) : gone,
    );
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(
      `${TITLE}: ${message} Change what the message names, or try again later: \`pulumi up\` goes on from here.`,
    );
    expect(failure.details.result).toBeUndefined();
    // ARM could have been slow to show what it has accepted.
    expect(clock.elapsedMs).toBe(45_000);
  });

  test("logs that cannot be read are left out", async () => {
    const { resource } = scripted([
      [put, ACCEPTED],
      [poll, operationStatus("Failed")],
      [get, ok(group({ app: RUNNING, b: {} }))],
      ["GET /logs", ok({ content: null })],
      ["GET /logs", armError(400, "ContainerLogNotAvailable", "not yet")],
    ]);
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.details).toMatchObject({ result: { id: CONTAINER_GROUP }, reasons: [] });
  });

  test("a server that keeps failing may have made the group", async () => {
    const { resource } = scripted((request) =>
      request.method === "PUT" ? { status: 500 } : request.path.endsWith("/logs") ? gone : ok(group()),
    );
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.details).toMatchObject({ statusCode: 500, result: { id: CONTAINER_GROUP } });
  });

  test("a lost connection keeps the id even when nothing can be read", async () => {
    const { resource } = scripted(() => ({ broken: "ECONNRESET" }));
    const context = operation();
    const failure = await failureOf(resource.create(inputs, context));
    expect(failure.message).toBe(
      `${TITLE}: the connection to arm.test broke (scripted ECONNRESET). It was tried 8 times in 0.1 s. ${CONNECTION}`,
    );
    expect(failure.details.result).toEqual({ id: CONTAINER_GROUP, outputs: {} });
    expect(context.lines.at(-1)).toBe("What is left of the resource could not be read.");
  });

  test("an answer that is not JSON", async () => {
    const { resource } = scripted([
      [put, { status: 201, body: "{" }],
      [get, ok(group())],
      [logs, gone],
    ]);
    const failure = await failureOf(resource.create(inputs, operation()));
    expect(failure.message).toBe(`${TITLE}: ARM answered 201: its answer could not be read, for it is not valid JSON.`);
    expect(failure.details.result?.id).toBe(CONTAINER_GROUP);
  });

  test("an answer that is no object", async () => {
    const { resource } = scripted([[get, ok([])]]);
    const failure = await failureOf(resource.read(CONTAINER_GROUP, operation()));
    expect(failure.message).toBe(
      `${TITLE}: ARM answered 200: its answer could not be read, for it is not a JSON object.`,
    );
  });

  test("tags that are refused after the group was changed", async () => {
    const { resource } = scripted([
      ...CREATED,
      ["PATCH /web", armError(400, "InvalidTag", "No.")],
      [get, ok(group())],
      [logs, gone],
    ]);
    const news = { ...inputs, restartPolicy: "Never", tags: { a: "b" } };
    const failure = await failureOf(
      resource.update(CONTAINER_GROUP, updateOf(containerGroup, inputs, news), operation()),
    );
    expect(failure.details).toMatchObject({ code: "InvalidTag", result: { id: CONTAINER_GROUP } });
  });
});
