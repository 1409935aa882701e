import { deploymentOf, serviceOf } from "../../../src/providers/kubernetes/manifests";
import { outputsOf } from "../../../src/providers/kubernetes/view";
import { wanted } from "./support";

const LABELS = { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "pulumi-berth" };
const resources = { requests: { cpu: 0.5, memoryInGB: 1.5 } };
const least = { containers: [{ name: "app", image: "busybox:1", resources }] };

const placed = {
  ...least,
  containers: [{ ...least.containers[0], ports: [{ port: 8080 }, { port: 53, protocol: "UDP" }] }],
  nodeSelector: { agentpool: "spot" },
  tolerations: [
    { key: "spot", value: "yes", effect: "NoSchedule" },
    { operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 },
  ],
  strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "2", maxUnavailable: "50%" } },
  minReadySeconds: 7,
  servicePorts: [{ port: 80, targetPort: 8080 }],
};

test("where pods run, how they are replaced, and a Service with ports of its own", () => {
  const whole = wanted(placed);
  const live = deploymentOf(whole, {});
  expect(live.spec).toMatchObject({
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 2, maxUnavailable: "50%" } },
    minReadySeconds: 7,
    progressDeadlineSeconds: 607,
    template: {
      spec: {
        nodeSelector: { agentpool: "spot", "kubernetes.io/os": "linux" },
        tolerations: [
          { key: "spot", operator: "Equal", value: "yes", effect: "NoSchedule" },
          { operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 },
        ],
      },
    },
  });
  const service = serviceOf(whole);
  expect(service?.spec).toEqual({
    type: "ClusterIP",
    selector: LABELS,
    ports: [{ name: "tcp-80", port: 80, protocol: "TCP", targetPort: 8080 }],
  });
  expect(outputsOf({ deployment: live, service }, () => undefined)).toMatchObject({
    nodeSelector: placed.nodeSelector,
    tolerations: [{ ...placed.tolerations[0], operator: "Equal" }, placed.tolerations[1]],
    strategy: placed.strategy,
    minReadySeconds: 7,
    servicePorts: [{ port: 80, targetPort: 8080, protocol: "TCP" }],
  });
});

test("what Berth chooses by itself is not read back", () => {
  const whole = wanted({
    ...placed,
    servicePorts: undefined,
    minReadySeconds: undefined,
    strategy: { type: "Recreate" },
  });
  const live = deploymentOf(whole, {});
  expect(live.spec?.strategy).toEqual({ type: "Recreate" });
  const outputs = outputsOf({ deployment: live, service: serviceOf(whole) }, () => undefined);
  expect(outputs.strategy).toEqual({ type: "Recreate" });
  expect(Object.keys(outputs)).not.toEqual(expect.arrayContaining(["servicePorts"]));
  expect(Object.keys(outputs)).not.toEqual(expect.arrayContaining(["minReadySeconds"]));
  const quiet = deploymentOf(wanted(least), {});
  expect(quiet.spec?.minReadySeconds).toBe(3);
  expect(outputsOf({ deployment: quiet }, () => undefined)).not.toHaveProperty("minReadySeconds");
});
