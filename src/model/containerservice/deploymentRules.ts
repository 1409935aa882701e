import { arePortsKnown, checkContainers, containerPorts } from "../containerinstance/container/container";
import { GROUP_ONLY } from "./deploymentRefused";
import { checkDnsConfig } from "../containerinstance/dnsConfig";
import { POD } from "../values/host";
import { checkInitContainers } from "../containerinstance/container/initContainer";
import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { clusterName } from "./managedCluster";
import { checkName, checkUnique, labelName, type NameRule } from "../values/name";
import { checkExposed, checkPortNumber, formatPort, type PortAt, portsAt } from "../containerinstance/container/port";
import { type Problem, RULES } from "../core/problem";
import { checkPlacement } from "./placement";
import { checkServicePorts } from "./servicePorts";
import { checkRegistryCredentials } from "../containerinstance/registryCredential";
import type { Inputs } from "../core/resource";
import { isUnknown } from "../core/unknown";
import { checkVolumes, indexVolumes } from "../containerinstance/volume";

/** A label of RFC 1035, since the Service has the same name. */
export const deploymentName: NameRule = {
  pattern: /^(?=.{1,63}$)[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
  allowed: "must be 1 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end",
  rule: RULES.kubernetes,
};

const namespaceName: NameRule = { ...labelName, rule: RULES.kubernetes };

/** DNS label of a public address. Source: the specification of Microsoft.Network/publicIPAddresses. */
const addressLabel: NameRule = {
  pattern: /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/,
  allowed: "must be 3 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end",
  rule: RULES.aks,
};

/** Kubernetes' maximum per pod. */
const MAX_NAME_SERVERS = 3;
/** Kubernetes' maximum for the files of one Secret or ConfigMap together. */
const MAX_FILES_BYTES = 1024 ** 2;

/** All rules of Deployments: those for containers in general, and those for pods. */
export function checkDeployment(inputs: Inputs): Problem[] {
  const { containers, initContainers, volumes } = inputs;
  const scope = { host: POD, volumes: indexVolumes(volumes), references: undefined, mayBePrivileged: true };
  const listening = containerPorts(containers, "containers");
  // Then the address has the ports of the Service, and not of the containers.
  const isMapped = asList(inputs.servicePorts).length > 0 || isUnknown(inputs.servicePorts);
  const anything = { references: undefined, identities: undefined };
  return [
    ...checkGroupOnly(inputs),
    ...checkName(clusterName, inputs.resourceName, "resourceName"),
    ...checkName(namespaceName, inputs.namespace, "namespace"),
    ...checkReplicas(inputs.replicas),
    ...checkPlacement(inputs),
    ...checkContainers(containers, "containers", scope),
    ...checkInitContainers(initContainers, "initContainers", containers, scope),
    ...checkEscalation(containers, "containers"),
    ...checkEscalation(initContainers, "initContainers"),
    ...checkConfigMaps(containers, "containers"),
    ...checkUniquePodPorts(listening, "the pod"),
    ...checkVolumes(volumes, "volumes", POD),
    ...checkSecrets(volumes, "volumes"),
    ...checkRegistryCredentials(inputs.imageRegistryCredentials, "imageRegistryCredentials", anything, POD),
    ...checkDnsConfig(inputs.dnsConfig, "dnsConfig"),
    ...checkNameServers(inputs.dnsConfig, "dnsConfig"),
    ...checkAddress(inputs.ipAddress, "ipAddress", isMapped || !arePortsKnown(containers) ? undefined : listening),
    ...checkServicePorts(
      inputs.servicePorts,
      "servicePorts",
      arePortsKnown(containers) ? listening : undefined,
      isRecord(inputs.ipAddress) && isMapped ? portsAt(inputs.ipAddress.ports, "ipAddress.ports") : undefined,
    ),
  ];
}

function checkGroupOnly(inputs: Inputs): Problem[] {
  return Object.entries(GROUP_ONLY)
    .filter(([path]) => isGiven(inputs[path]))
    .map(([path, allowed]) => ({ path, allowed, rule: RULES.kubernetes }));
}

function checkReplicas(value: unknown): Problem[] {
  if (typeof value !== "number" || !Number.isInteger(value) || value >= 0) return [];
  return [{ path: "replicas", value, allowed: "must be 0 or more", rule: RULES.kubernetes }];
}

function checkEscalation(containers: unknown, path: string): Problem[] {
  return asList(containers).flatMap((item, i): Problem[] => {
    const { privileged, allowPrivilegeEscalation: value } = asRecord(asRecord(item).securityContext);
    if (privileged !== true || value !== false) return [];
    const at = `${path}[${i}].securityContext.allowPrivilegeEscalation`;
    return [{ path: at, value, allowed: "must not be false beside privileged: true", rule: RULES.kubernetes }];
  });
}

function checkConfigMaps(containers: unknown, path: string): Problem[] {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  return asList(containers).flatMap((item, i) => {
    const { keyValuePairs } = asRecord(asRecord(item).configMap);
    return checkSize(keyValuePairs, `${path}[${i}].configMap.keyValuePairs`, bytes);
  });
}

function checkSecrets(volumes: unknown, path: string): Problem[] {
  const bytes = (base64: string) => Math.floor((base64.replace(/[\r\n=]/g, "").length * 3) / 4);
  return asList(volumes).flatMap((item, i) => checkSize(asRecord(item).secret, `${path}[${i}].secret`, bytes));
}

function checkSize(files: unknown, path: string, bytes: (content: string) => number): Problem[] {
  const contents = Object.values(asRecord(files)).filter((content) => typeof content === "string");
  const size = contents.reduce((sum, content) => sum + bytes(content), 0);
  if (size <= MAX_FILES_BYTES) return [];
  const allowed = `must be files of at most ${MAX_FILES_BYTES} bytes together, are ${size}`;
  return [{ path, allowed, rule: RULES.kubernetes }];
}

function checkNameServers(value: unknown, path: string): Problem[] {
  const count = asList(asRecord(value).nameServers).length;
  if (count <= MAX_NAME_SERVERS) return [];
  const allowed = `must be at most ${MAX_NAME_SERVERS} addresses, are ${count}`;
  return [{ path: `${path}.nameServers`, allowed, rule: RULES.kubernetes }];
}

/** In a pod, unlike in a container group, TCP and UDP may use the same port number. */
function checkUniquePodPorts(ports: readonly PortAt[], scope: string): Problem[] {
  const named = ports.map((port) => ({ name: formatPort(port), path: port.path }));
  return checkUnique(named, scope, RULES.kubernetes);
}

/** `listening` holds the containers' ports; it is undefined when not all of them are known. */
function checkAddress(address: unknown, path: string, listening: readonly PortAt[] | undefined): Problem[] {
  if (!isRecord(address)) return [];
  const ports = asList(address.ports);
  const exposed = portsAt(ports, `${path}.ports`);
  return [
    ...checkAddressType(address.type, `${path}.type`),
    ...checkSomePorts(address.ports, `${path}.ports`),
    ...ports.flatMap((item, i) => checkPortNumber(item, `${path}.ports[${i}]`, POD)),
    ...checkUniquePodPorts(exposed, "the address"),
    ...(listening === undefined ? [] : checkExposed(exposed, listening, RULES.berth)),
    ...checkName(addressLabel, address.dnsNameLabel, `${path}.dnsNameLabel`),
  ];
}

function checkAddressType(value: unknown, path: string): Problem[] {
  if (value !== "Private") return [];
  const allowed = "is a value of ARM that Berth does not support yet; it must be Public";
  return [{ path, value, allowed, rule: RULES.berth }];
}

function checkSomePorts(ports: unknown, path: string): Problem[] {
  if (isUnknown(ports) || (isGiven(ports) && (!Array.isArray(ports) || ports.length > 0))) return [];
  const allowed = "must have a port; leave ipAddress out for an address that only the cluster can reach";
  return [{ path, allowed, rule: RULES.kubernetes }];
}
