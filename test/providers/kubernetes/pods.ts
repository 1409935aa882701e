import type { V1ContainerStatus, V1Pod, V1ReplicaSet } from "../../../src/providers/kubernetes/objects";

export const replicaSet = (revision: string): V1ReplicaSet => ({
  metadata: {
    annotations: { "deployment.kubernetes.io/revision": revision },
    labels: { "pod-template-hash": `hash${revision}` },
  },
});
export const pod = (name: string, revision: string, status: V1Pod["status"] = {}, metadata: object = {}): V1Pod => ({
  metadata: { name, labels: { "pod-template-hash": `hash${revision}` }, ...metadata },
  status,
});
export const READY = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
export const status = (more: Partial<V1ContainerStatus>): V1ContainerStatus => ({
  name: "app",
  image: "i",
  imageID: "",
  ready: false,
  restartCount: 0,
  ...more,
});
