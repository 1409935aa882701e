import { canonicalWords } from "../dnsConfig";
import { canonicalCapability } from "./securityContext";
import { asRecord } from "../../core/json";
import { byProperty, byPropertyCaseless, type ListKeys } from "../../core/listKey";
import { canonicalCpu, canonicalMemory } from "../../values/quantity";

/** Values of a probe that mean the same as leaving the property out. */
const PROBE_DEFAULTS = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  failureThreshold: 3,
  successThreshold: 1,
  timeoutSeconds: 1,
  "httpGet.path": "/",
  "httpGet.scheme": "http",
};

/** Values of containers and init containers that mean the same as leaving the property out. */
const COMMON_DEFAULTS = {
  "environmentVariables[].value": "",
  "volumeMounts[].readOnly": false,
  "securityContext.privileged": false,
  "securityContext.allowPrivilegeEscalation": true,
};

const COMMON_SPELLINGS = {
  "securityContext.capabilities.add[]": canonicalCapability,
  "securityContext.capabilities.drop[]": canonicalCapability,
};

/** Defaults for the containers of a group or pod, and for its volumes and address. */
export const CONTAINER_DEFAULTS: Readonly<Record<string, unknown>> = {
  osType: "Linux",
  ...below("containers[].", COMMON_DEFAULTS),
  ...below("containers[].livenessProbe.", PROBE_DEFAULTS),
  ...below("containers[].readinessProbe.", PROBE_DEFAULTS),
  "containers[].ports[].protocol": "TCP",
  ...below("initContainers[].", COMMON_DEFAULTS),
  "ipAddress.ports[].protocol": "TCP",
  "volumes[].azureFile.readOnly": false,
};

/** How values of the containers, volumes, DNS settings and registries of a group or pod are normalized. */
export const CONTAINER_SPELLINGS: Readonly<Record<string, (value: never) => unknown>> = {
  ...below("containers[].", COMMON_SPELLINGS),
  ...below("initContainers[].", COMMON_SPELLINGS),
  "containers[].resources.requests.cpu": canonicalCpu,
  "containers[].resources.requests.memoryInGB": canonicalMemory,
  "containers[].resources.limits.cpu": canonicalCpu,
  "containers[].resources.limits.memoryInGB": canonicalMemory,
  "volumes[].gitRepo.revision": (name: string) => (/^[0-9a-f]{7,64}$/i.test(name) ? name.toLowerCase() : name),
  // A key that ends with a line break cannot be used to mount (virtual-kubelet/azure-aci#205).
  "volumes[].azureFile.storageAccountKey": (key: string) => key.trimEnd(),
  "dnsConfig.searchDomains": canonicalWords,
  "dnsConfig.options": canonicalWords,
  "imageRegistryCredentials[].server": (server: string) => server.toLowerCase(),
};

/** How the variables, ports, mounts, headers and capabilities of a container are identified. */
export const CONTAINER_LISTS: ListKeys = {
  environmentVariables: byProperty("name"),
  volumeMounts: byProperty("mountPath"),
  ports: { keyOf: portKey },
  httpHeaders: byPropertyCaseless("name"),
  add: { keyOf: capabilityKey },
  drop: { keyOf: capabilityKey },
};

function portKey(item: unknown): unknown {
  const { port, protocol } = asRecord(item);
  return typeof port === "number"
    ? `${port}/${typeof protocol === "string" ? protocol.toUpperCase() : "TCP"}`
    : undefined;
}

function capabilityKey(item: unknown): unknown {
  return typeof item === "string" ? canonicalCapability(item) : undefined;
}

function below<T>(path: string, entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [path + key, value]));
}
