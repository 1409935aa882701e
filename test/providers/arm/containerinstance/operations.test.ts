import { createGroupOperations } from "../../../../src/providers/arm/containerinstance/operations";
import { group, ok, RUNNING, type View } from "../../../support/arm/bodies";
import { ArmScript, CONTAINER_GROUP, FakeClock, operation, type ScriptedReply } from "../../../support/arm/script";

/** What comes of a start or restart of a group of which GETs show these bodies, one after the other. */
async function outcome(action: "start" | "restart", bodies: object[]): Promise<string | undefined> {
  let shown = 0;
  const arm = new ArmScript(({ method }): ScriptedReply => {
    if (method === "POST") return { status: 204 };
    return ok(bodies[Math.min(shown++, bodies.length - 1)]);
  });
  const clock = new FakeClock();
  const acting = createGroupOperations(arm.connection(), { clock })[action](CONTAINER_GROUP, operation());
  const told = await acting.then(
    () => undefined,
    (error: Error) => error.message,
  );
  expect(shown).toBeGreaterThanOrEqual(bodies.length);
  return told;
}

const ended: View = { restartCount: 0, currentState: { state: "Terminated", exitCode: 3, detailStatus: "Error" } };
const crashing: View = {
  restartCount: 4,
  currentState: { state: "Waiting", detailStatus: "CrashLoopBackOff" },
  previousState: { state: "Terminated", exitCode: 3 },
};

describe.each(["start", "restart"] as const)("%s", (action) => {
  test("ends once the containers run, and not while the group still changes", async () => {
    const updating = group({ app: RUNNING }, { provisioningState: "Updating" });
    expect(
      await outcome(action, [updating, updating, group({ app: { currentState: { state: "Waiting" } } }), group()]),
    ).toBe(undefined);
  });

  test.each<[string, object, string]>([
    [
      "keeps crashing",
      group({ app: crashing }),
      'it does not become ready: container "app" keeps ending with exit code 3; it was restarted 4 times.',
    ],
    [
      "has ended for good",
      group({ app: ended }, { restartPolicy: "Never" }),
      'it does not become ready: container "app" ended with exit code 3.',
    ],
    [
      "has lost something",
      group(
        { app: RUNNING },
        {
          provisioningState: "Unhealthy",
          instanceView: { state: "Running", events: [{ name: "Lost", message: "The container 'side' was removed." }] },
        },
      ),
      "it does not run as it should: The container 'side' was removed.",
    ],
  ])("fails when a container %s", async (_, body, why) => {
    expect(await outcome(action, [body])).toBe(`container group "web": ${why}`);
  });
});
