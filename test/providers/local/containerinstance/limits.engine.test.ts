import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FakeClock } from "../../../support/arm/script";
import { group, happened, idle, LocalArm, masked } from "../../../support/engine/arm";

/** A clock that reports when something starts to wait for this long. */
class ToldClock extends FakeClock {
  private readonly told = new Map<number, () => void>();

  constructor() {
    super();
    const own = this.after;
    this.after = (ms, call) => {
      const clear = own(ms, call);
      for (const [leastMs, tell] of this.told) if (ms >= leastMs) tell();
      return clear;
    };
  }

  /** Resolves when the next wait of at least this length begins. */
  waiting(leastMs: number): Promise<void> {
    return new Promise((resolve) => this.told.set(leastMs, resolve));
  }
}

const clock = new ToldClock();
const arm = new LocalArm({ clock });
beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const MINUTE = 60_000;

test.each(["Always", "Never"])("an init container that never ends is killed after 30 minutes (%s)", async (policy) => {
  const id = arm.site(`stuck-${policy.toLowerCase()}`);
  const init = { name: "wait", properties: { image: "busybox:1", command: ["sh", "-c", "echo for ever; sleep 3600"] } };
  const whole = idle("app", { resources: { requests: { cpu: 1, memoryInGB: 1 } } });
  const waiting = clock.waiting(20 * MINUTE);
  const answer = await arm.send("PUT", id, group([whole], { initContainers: [init], restartPolicy: policy }));
  expect(answer.status).toBe(201);
  await waiting;
  clock.pass(30 * MINUTE);
  const { body } = await arm.follow(answer);
  const told = "Subscription deployment didn't reach a successful provisioning state after '00:30:00'.";
  expect(masked(body)).toMatchObject({
    status: "Failed",
    properties: {
      events: [
        happened("Started", "Started container wait"),
        happened("Initializing", "running init container wait"),
        happened("Failed", told, { type: "Warning" }),
      ],
    },
    error: {
      code: "ResourceDeploymentFailure",
      message: expect.stringMatching(
        /^The resource provision operation did not complete within the allowed timeout period\. The init container 'wait' in container group 'stuck-\w+' had not ended after 30 minutes and was killed\. The containers of the group were not started\./,
      ),
    },
  });
  const { provisioningState, initContainers } = (await arm.get(id)).body.properties;
  expect([provisioningState, initContainers[0].properties.instanceView.currentState.state]).toEqual([
    "Failed",
    "Terminated",
  ]);
  expect((await arm.send("DELETE", id)).status).toBe(200);
});

describe("a registry that does not answer", () => {
  test("is given up after two minutes", async () => {
    const asked: ServerResponse[] = [];
    const registry = createServer((_request, response) => asked.push(response));
    await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
    const first = once(registry, "request");
    const image = { ...idle("app"), name: "app" };
    image.properties.image = `${host}/test/silent:1`;
    image.properties.resources = { requests: { cpu: 1, memoryInGB: 1 } };
    const putting = arm.send("PUT", arm.site("silent"), group([image]));
    await first;
    clock.pass(2 * MINUTE);
    const { status, body } = await putting;
    expect([status, body.error]).toEqual([
      409,
      {
        code: "RegistryErrorResponse",
        message: `The docker registry '${host}' did not answer within 120 s when it was asked for the image '${host}/test/silent:1'. Please retry later.`,
      },
    ]);
    registry.closeAllConnections();
    await new Promise((resolve) => registry.close(resolve));
  });
});
