import { type ArmId, formatArmId } from "../../../../../src/model/core/armId";
import { expand } from "../../../../../src/providers/local/containerinstance/profiles/expand";
import { profileIn } from "../../../../../src/providers/local/containerinstance/profiles/store";
import type { ArmRecord } from "../../../../../src/providers/local/store/records";
import { PROFILE_TYPE, REVISION_TYPE } from "../../../../../src/providers/local/store/types";
import { ownership } from "../../../../../src/docker/labels";

function record(type: string, names: string[], state: object): ArmRecord {
  const id: ArmId = { subscriptionId: "s", resourceGroup: "rg", type, names };
  const labels = { ...ownership("record", id), "berth.state": JSON.stringify(state) };
  return { id, key: formatArmId(id).toLowerCase(), body: {}, labels } as unknown as ArmRecord;
}
const profile = record(PROFILE_TYPE, ["web"], { series: "a", revision: 3, kept: false });
const revision = (number: number, series = "a", name = "web") =>
  record(REVISION_TYPE, [name, String(number)], { series, revision: number, kept: true });

test.each([
  ["as written", [revision(2), revision(1)], [1, 2, 3]],
  ["with the copy of an interrupted change", [revision(1), revision(2), revision(3)], [1, 2, 3]],
  ["with what an earlier profile of the name left", [revision(1, "z"), revision(2), revision(4, "z")], [2, 3]],
  ["with another profile beside it", [revision(1, "a", "other"), revision(2)], [2, 3]],
])("the revisions of a profile are its own, in order: %s", (_, others, expected) => {
  const found = profileIn([...others, profile], profile.key)!;
  expect(found.revisions.map((item) => item.revision)).toEqual(expected);
  expect(found.latest.revision).toBe(3);
});

const REFERENCE = { id: "x", revision: 1 };
const container = (name: string, properties: object = {}) => ({ name, properties });
const whole = (properties: object, more: object = {}) => ({ location: "westeurope", ...more, properties });

test("the group's own values go before the profile's, and what only a profile has stays there", () => {
  const theirs = whole(
    {
      osType: "Linux",
      restartPolicy: "Never",
      containers: [
        container("a", { image: "one", ports: [{ port: 80 }], resources: { requests: { cpu: 1, memoryInGB: 1 } } }),
        container("b", { image: "two", securityContext: { runAsUser: 1 } }),
      ],
      initContainers: [container("i", { image: "three" })],
      securityContext: { privileged: false },
      timeToLive: "PT1H",
      useKrypton: true,
    },
    { zones: ["1"], tags: { of: "profile" } },
  );
  const own = whole(
    {
      containers: [
        container("b", { image: "own" }),
        container("a", { ports: [], resources: { requests: { cpu: 2 } }, command: ["true"] }),
      ],
      restartPolicy: "Always",
      subnetIds: [{ id: "s" }],
    },
    { tags: { of: "group" } },
  );
  const securityContext = { privileged: false };
  expect(expand(own, theirs, REFERENCE)).toEqual({
    location: "westeurope",
    tags: { of: "group" },
    zones: ["1"],
    properties: {
      osType: "Linux",
      restartPolicy: "Always",
      containers: [
        container("a", {
          image: "one",
          ports: [{ port: 80 }],
          resources: { requests: { cpu: 2, memoryInGB: 1 } },
          command: ["true"],
          securityContext,
        }),
        container("b", { image: "own", securityContext: { runAsUser: 1 } }),
      ],
      initContainers: [container("i", { image: "three", securityContext })],
      subnetIds: [{ id: "s" }],
      containerGroupProfile: REFERENCE,
    },
  });
});

test("all containers that the profile lacks are refused at once", () => {
  const own = whole({ containers: [container("x")], initContainers: [container("y")] });
  expect(() => expand(own, whole({ containers: [container("a"), container("b")] }), REFERENCE)).toThrow(
    'containers[0].name: "x" must be one of the containers of the container group profile: a, b (Berth); ' +
      'initContainers[0].name: "y" must be one of the initContainers of the container group profile, which has none (Berth)',
  );
});
