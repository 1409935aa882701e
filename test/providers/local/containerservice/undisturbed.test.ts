import { parseArmId } from "../../../../src/model/core/armId";
import { EngineError } from "../../../../src/docker/engine";
import { toArmError } from "../../../../src/providers/local/http/errors";
import { undisturbed } from "../../../../src/providers/local/containerservice/undisturbed";
import type { Context } from "../../../../src/providers/local/context";
import type { ArmRecord } from "../../../../src/providers/local/store/records";

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
const cluster = { id: parseArmId(ID)! } as ArmRecord;
const GONE = new EngineError("notFound", "No such container: 1f3b");

/** Work that fails with these errors one after the other and then succeeds, on a cluster that is there or not. */
async function done(errors: Error[], { isThere = true, signal = new AbortController().signal } = {}) {
  const records = { get: async () => (isThere ? cluster : undefined) };
  let tries = 0;
  const work = async () => {
    const error = errors[tries++];
    if (error !== undefined) throw error;
  };
  const outcome = undisturbed({ records } as unknown as Context, cluster, signal, work).then(
    () => "done",
    (error: unknown) => `${toArmError(error).code}: ${toArmError(error).message}`,
  );
  return [await outcome, tries];
}

test.each([
  ["nothing happens", [], ["done", 1]],
  ["a container is gone", [GONE, GONE], ["done", 3]],
  ["a container has just stopped", [new EngineError("conflict", "Container 1f3b is not running")], ["done", 2]],
  [
    "containers keep going",
    Array(9).fill(GONE),
    [
      "NodesGone: Nodes of the cluster 'aks' were removed or stopped again and again while they were being changed. " +
        "Find out who does that, then run it again.",
      5,
    ],
  ],
  [
    "the image is missing",
    [new EngineError("notFound", "No such image: k3s:1")],
    ["RemovedMeanwhile: The image 'k3s:1' was removed from the container engine in the meantime. Run it again.", 1],
  ],
  [
    "the engine fails",
    [new EngineError("failed", "no space left")],
    ["ContainerEngineError: The container engine answered: no space left", 1],
  ],
] as [string, Error[], unknown[]][])("when %s", async (_, errors, outcome) => {
  expect(await done(errors)).toEqual(outcome);
});

test("nodes of a cluster that was deleted are not made again", async () => {
  expect(await done([GONE], { isThere: false })).toEqual([
    "ResourceNotFound: The Resource 'Microsoft.ContainerService/managedClusters/aks' under resource group 'rg' was not found. " +
      "For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    1,
  ]);
});

test("work that another request has ended does not begin again", async () => {
  expect(await done([GONE], { signal: AbortSignal.abort() })).toEqual([
    "OperationPreempted: The operation was ended by another one.",
    1,
  ]);
});

test("what the engine does not find any more is said in words", () => {
  expect(toArmError(GONE).message).toBe(
    "The container '1f3b' was removed from the container engine in the meantime. Run it again.",
  );
  expect(toArmError(new EngineError("notFound", "?")).message).toBe(
    "Something that Berth works with was removed from the container engine in the meantime. Run it again.",
  );
});
