import { type FidelityRow, ofBoth } from "./row";

/** The properties of containers and init containers. */
export const CONTAINER_ROWS: readonly FidelityRow[] = [
  {
    azure: "The container's name in the group.",
    fate: "honoured",
    local: "A label, and the end of the container's name in the engine.",
    properties: ["containers[].name"],
  },
  {
    azure:
      "The init container's name in the group. Init containers run one after the other, in their order, before all other containers.",
    fate: "honoured",
    local: "The same. Each may use all that the group requests.",
    properties: ["initContainers[].name"],
  },
  {
    azure: "What runs in it.",
    fate: "honoured",
    local: "The image of that name in the engine, pulled if it is missing.",
    properties: ofBoth("image"),
  },
  {
    azure: "Runs instead of the image's ENTRYPOINT and CMD.",
    fate: "honoured",
    local: "The same.",
    properties: ofBoth("command[]"),
  },
  {
    azure: "Its environment variables.",
    fate: "honoured",
    local: "The same.",
    properties: ofBoth("environmentVariables[].name", "environmentVariables[].value"),
  },
  {
    azure: "An environment variable that nobody reads back.",
    fate: "honoured",
    local:
      "Never returned. It is in the container's settings, which everybody who may use the engine can read (`docker inspect`).",
    properties: ofBoth("environmentVariables[].secureValue"),
  },
  {
    azure: "An environment variable from a key vault.",
    fate: "refused",
    local: "The engine cannot ask a key vault. Use `secureValue`.",
    properties: ofBoth("environmentVariables[].secureValueReference"),
    why: "its secret is in a key vault, which the local engine cannot ask; use secureValue there",
  },
  {
    azure: "Declares a port, so that the group's address may have it.",
    fate: "honoured",
    local: "The same. Containers of a group reach each other's ports over localhost, declared or not.",
    properties: ["containers[].ports[].port", "containers[].ports[].protocol"],
  },
  {
    azure: "The CPU and memory that the container is guaranteed.",
    fate: "honoured",
    local: "CPU shares and a memory reservation in the engine. They matter when containers compete for the machine.",
    properties: ["containers[].resources.requests.cpu", "containers[].resources.requests.memoryInGB"],
  },
  {
    azure: "The most that it may use.",
    fate: "honoured",
    local: "The engine's limits, without swap.",
    properties: ["containers[].resources.limits.cpu", "containers[].resources.limits.memoryInGB"],
  },
  {
    azure: "GPUs, which Azure has retired.",
    fate: "refused",
    local: "The engine gives containers no GPUs.",
    properties: [
      "containers[].resources.requests.gpu.count",
      "containers[].resources.requests.gpu.sku",
      "containers[].resources.limits.gpu.count",
      "containers[].resources.limits.gpu.sku",
    ],
    named: ["containers[].resources.requests.gpu", "containers[].resources.limits.gpu"],
    why: "the local engine gives containers no GPUs",
  },
  {
    azure: "Files in `/mnt/configmap/<container>`. Changes are applied live.",
    fate: "honoured",
    local: "The same files, from a volume of the engine. A change restarts the group.",
    properties: ["containers[].configMap.keyValuePairs"],
  },
  {
    azure: "Where the container mounts the group's volumes.",
    fate: "honoured",
    local: "The same. Secret volumes are always read-only.",
    properties: ofBoth("volumeMounts[].name", "volumeMounts[].mountPath", "volumeMounts[].readOnly"),
  },
  {
    azure: "The user that its programs run as.",
    fate: "honoured",
    local: "The same.",
    properties: ofBoth("securityContext.runAsUser", "securityContext.runAsGroup"),
  },
  {
    azure: "All rights on its machine. Needs sku `Confidential`.",
    fate: "honoured",
    local:
      "A privileged container in the engine, which has all rights on the engine's machine: only with `berth:allowPrivileged`.",
    properties: ofBoth("securityContext.privileged"),
  },
  {
    azure: "What its programs may do.",
    fate: "honoured",
    local:
      "The engine's settings of the same names: `no-new-privileges`, capabilities, seccomp. Capabilities that open the engine's machine " +
      "need `berth:allowPrivileged`.",
    properties: ofBoth(
      "securityContext.allowPrivilegeEscalation",
      "securityContext.capabilities.add[]",
      "securityContext.capabilities.drop[]",
      "securityContext.seccompProfile",
    ),
  },
  {
    azure: "Restarts the container when it fails, after growing delays; not with policy `Never`.",
    fate: "honoured",
    local: "The same, by the supervisor: a process of Berth's own on this machine.",
    properties: [
      "containers[].livenessProbe.exec.command[]",
      "containers[].livenessProbe.httpGet.path",
      "containers[].livenessProbe.httpGet.port",
      "containers[].livenessProbe.httpGet.scheme",
      "containers[].livenessProbe.httpGet.httpHeaders[].name",
      "containers[].livenessProbe.httpGet.httpHeaders[].value",
      "containers[].livenessProbe.initialDelaySeconds",
      "containers[].livenessProbe.periodSeconds",
      "containers[].livenessProbe.failureThreshold",
      "containers[].livenessProbe.successThreshold",
      "containers[].livenessProbe.timeoutSeconds",
    ],
  },
  {
    azure: "Tells when the container is ready. `pulumi up` waits for it.",
    fate: "honoured",
    local: "The same, by the supervisor: a process of Berth's own on this machine.",
    properties: [
      "containers[].readinessProbe.exec.command[]",
      "containers[].readinessProbe.httpGet.path",
      "containers[].readinessProbe.httpGet.port",
      "containers[].readinessProbe.httpGet.scheme",
      "containers[].readinessProbe.httpGet.httpHeaders[].name",
      "containers[].readinessProbe.httpGet.httpHeaders[].value",
      "containers[].readinessProbe.initialDelaySeconds",
      "containers[].readinessProbe.periodSeconds",
      "containers[].readinessProbe.failureThreshold",
      "containers[].readinessProbe.successThreshold",
      "containers[].readinessProbe.timeoutSeconds",
    ],
  },
];
