import type { V1Node, V1Pod, V1Taint, V1Toleration } from "../../../src/providers/kubernetes/objects";
import { type Room, whyNoRoom } from "../../../src/providers/kubernetes/room";

const node = (
  name: string,
  more: { taints?: V1Taint[]; labels?: Record<string, string>; pods?: string } = {},
): V1Node => ({
  metadata: { name, labels: { agentpool: "system", ...more.labels } },
  spec: { ...(more.taints && { taints: more.taints }) },
  status: { allocatable: { cpu: "2", memory: "7168Mi", pods: more.pods ?? "110" } },
});
const asking = (cpu: string, memory: string) => ({ name: "app", resources: { requests: { cpu, memory } } });
const pod = (cpu: string, memory: string, spec: object = {}): V1Pod => ({
  metadata: { name: "new" },
  spec: { containers: [asking(cpu, memory)], ...spec },
});
const running = (
  nodeName: string,
  cpu: string,
  memory: string,
  more: { phase?: string; going?: true } = {},
): V1Pod => ({
  metadata: { name: "old", ...(more.going && { deletionTimestamp: new Date(0) }) },
  spec: { nodeName, containers: [asking(cpu, memory)] },
  status: { phase: more.phase ?? "Running" },
});
const room = (nodes: V1Node[], pods: V1Pod[] = []): Room => ({ nodes, pods, mayGrow: false });
const why = (which: V1Pod, nodes: V1Node[], pods: V1Pod[] = []) => whyNoRoom(which, room(nodes, pods), "0/1 nodes fit");

const SPOT: V1Taint = { key: "spot", value: "yes", effect: "NoSchedule" };

test("what a pod asks for and what is free on each node, the largest first", () => {
  const pods = [
    running("a", "1500m", "1Gi"),
    running("b", "500m", "2Gi"),
    running("b", "2", "4Gi", { phase: "Succeeded" }),
  ];
  expect(why(pod("4", "8Gi"), [node("a"), node("b")], pods)).toEqual({
    message:
      "it asks for 4 CPU and 8 GB; b has 1.5 of 2 CPU and 5 of 7 GB free; a has 0.5 of 2 CPU and 6 of 7 GB free; " +
      "ask for less, add nodes or take a larger vmSize",
    mayFit: false,
  });
  const many = ["a", "b", "c", "d", "e", "f"].map((name) => node(name));
  expect(why(pod("4", "1Gi"), many).message).toMatch(/; 2 more have less; ask for less/);
});

test("an init container that asks for more counts, and the control plane does not", () => {
  const large = pod("100m", "64Mi", { initContainers: [asking("3", "64Mi")] });
  const control = node("control", { taints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] });
  expect(why(large, [node("a"), control]).message).toBe(
    "it asks for 3 CPU and 0.063 GB; a has 2 of 2 CPU and 7 of 7 GB free; ask for less, add nodes or take a larger vmSize",
  );
});

test("taints, labels and states of nodes, each reason once", () => {
  const nodes = [
    node("a", { taints: [SPOT] }),
    node("b", { taints: [SPOT, { key: "soft", effect: "PreferNoSchedule" }] }),
    node("c", { labels: { agentpool: "other" } }),
    node("d", { taints: [{ key: "node.kubernetes.io/not-ready", effect: "NoExecute" }] }),
    node("e", { pods: "0" }),
  ];
  expect(why(pod("1", "1Gi", { nodeSelector: { agentpool: "system" } }), nodes)).toEqual({
    message:
      "it asks for 1 CPU and 1 GB; a, b have the taint spot=yes:NoSchedule, which is not tolerated; " +
      "c has no label agentpool=system; d is not ready; e has 0 of 0 pods; add tolerations",
    mayFit: false,
  });
});

test.each<[string, V1Toleration[], boolean]>([
  ["the same", [{ key: "spot", operator: "Equal", value: "yes", effect: "NoSchedule" }], true],
  ["any value", [{ key: "spot", operator: "Exists" }], true],
  ["everything", [{ operator: "Exists" }], true],
  ["another value", [{ key: "spot", value: "no" }], false],
  ["another effect", [{ key: "spot", operator: "Exists", effect: "NoExecute" }], false],
  ["another key", [{ key: "spots", operator: "Exists" }], false],
])("a toleration of %s", (_, tolerations, isTolerated) => {
  const { message, mayFit } = why(pod("1", "1Gi", { tolerations }), [node("a", { taints: [SPOT] })]);
  expect(mayFit).toBe(isTolerated);
  expect(message.includes("not tolerated")).toBe(!isTolerated);
});

test("pods that end make room, and what cannot be told from outside is in the scheduler's words", () => {
  expect(why(pod("2", "1Gi"), [node("a")], [running("a", "1", "1Gi", { going: true })])).toMatchObject({
    mayFit: true,
  });
  expect(why(pod("1", "1Gi"), [node("a")])).toEqual({
    message: "it asks for 1 CPU and 1 GB; 0/1 nodes fit",
    mayFit: true,
  });
  expect(why(pod("1", "1Gi"), []).message).toBe("it asks for 1 CPU and 1 GB; the cluster has no nodes");
});
