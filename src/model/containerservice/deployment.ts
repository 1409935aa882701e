import { patternKey } from "../core/canonical";
import { CONTAINER_DEFAULTS, CONTAINER_SPELLINGS } from "../containerinstance/container/form";
import { hostRights } from "../containerinstance/container/hostRights";
import { groupForm, importedContainers, observedContainers, withoutDefaultLimits } from "../containerinstance/form";
import { defineModel } from "../core/define";
import { REFUSED } from "./deploymentRefused";
import { checkDeployment, deploymentName } from "./deploymentRules";
import { asList, asRecord, isGiven, own } from "../core/json";
import { isUnknown, UNKNOWN } from "../core/unknown";
import { servicePortKey, withoutUsualServicePorts } from "./servicePorts";
import { topLevel } from "../core/path";
import type { Inputs, KnownUpdate } from "../core/resource";
import { isRecreate } from "./placement";
import type { ObjectShape, Shape } from "../core/shape";
import { resourceShapes } from "../generated/shapes";

const shapes = resourceShapes["berth:containerservice:Deployment"];
const inputs = taken(shapes.inputs, "") as ObjectShape;

/** Kubernetes requests `/` when a probe has no path. */
const rootPath = (path: string): string => (path === "" ? "/" : path);
const PROBES = ["containers[].livenessProbe", "containers[].readinessProbe"];

/**
 * Deployments on managed clusters. Everything but the names changes in place: new pods start before the old ones are
 * deleted.
 */
export const deployment = defineModel({
  token: "berth:containerservice:Deployment",
  // Not a type of ARM: Berth's ids continue the id of the cluster.
  armType: "Microsoft.ContainerService/managedClusters/namespaces/deployments",
  idNames: ["resourceName", "namespace", "deploymentName"],
  naming: { maxLength: 63, separator: "-", prefix: "app-" },
  nameRule: deploymentName,
  shapes: { inputs: { ...inputs, properties: inPlaceBelow(inputs) }, outputs: shapes.outputs },
  located: false,
  cloudOnly: ["ipAddress.dnsNameLabel"],
  // Nodes of the local engine are privileged containers, so what opens a node opens the engine's machine.
  hostRights,
  form: {
    defaults: {
      ...CONTAINER_DEFAULTS,
      ...Object.fromEntries(PROBES.map((probe) => [`${probe}.httpGet.httpHeaders[].value`, ""])),
      "strategy.type": "RollingUpdate",
      "strategy.rollingUpdate.maxSurge": "25%",
      "strategy.rollingUpdate.maxUnavailable": "0",
      "tolerations[].operator": "Equal",
      "tolerations[].value": "",
      "servicePorts[].protocol": "TCP",
      namespace: "default",
      replicas: 1,
    },
    spellings: {
      ...CONTAINER_SPELLINGS,
      ...Object.fromEntries(PROBES.map((probe) => [`${probe}.httpGet.path`, rootPath])),
    },
    lists: { ...groupForm.lists, servicePorts: { keyOf: servicePortKey } },
  },
  normal: (inputs) => withoutUsualServicePorts(withoutDefaultLimits(inputs)),
  observed: observedContainers,
  imported: importedContainers,
  rules: checkDeployment,
  updateNote: rolloutNote,
  service: "Kubernetes",
  // A load balancer keeps its address as long as there is one.
  stableOutputs: { parts: { ipAddress: ["type", "ports", "dnsNameLabel", "fqdn", "ip"] }, follows: foreseen },
  holding: ["volumes"],
  unsupported: REFUSED,
});

/** Inputs that change the pods. */
const POD_INPUTS = [
  "containers",
  "initContainers",
  "volumes",
  "imageRegistryCredentials",
  "dnsConfig",
  "osType",
  "nodeSelector",
  "tolerations",
];

function rolloutNote({ changed }: KnownUpdate, { strategy }: Inputs): string | undefined {
  if (!changed.some(({ path }) => POD_INPUTS.includes(topLevel(path)))) return undefined;
  if (isRecreate(strategy)) return "This update replaces the pods: the old pods end before new pods start.";
  return "This update replaces the pods step by step: old pods serve until new pods are ready.";
}

/** How pods of the cluster reach a Deployment, which others refer to. */
function foreseen({ deploymentName, namespace, containers, ipAddress, servicePorts }: Inputs): Inputs {
  const ports = asList(containers).map((item) => asRecord(item).ports);
  const hasPorts = [ipAddress, ...asList(servicePorts), ...ports].some(
    (item) => isGiven(item) && !isUnknown(item) && !(Array.isArray(item) && item.length === 0),
  );
  const isKnown = hasPorts || ![ipAddress, servicePorts, containers, ...ports].some(isUnknown);
  return {
    namespace: namespace ?? "default",
    serviceName: isKnown ? (hasPorts ? (deploymentName ?? UNKNOWN) : null) : UNKNOWN,
    ...(!isGiven(ipAddress) && { ipAddress: null }),
  };
}

/** A shape without the refused properties. */
function taken(shape: Shape, pattern: string): Shape {
  if (shape.kind === "array") return { ...shape, items: taken(shape.items, `${pattern}[]`) };
  if (shape.kind !== "object") return shape;
  const kept = Object.entries(shape.properties)
    .filter(([key]) => own(own(REFUSED, pattern) ?? {}, key) === undefined)
    .map(([key, property]) => [key, taken(property, patternKey(pattern, key))] as const);
  return { ...shape, properties: Object.fromEntries(kept) };
}

/**
 * The `replace` flags in the containers' shapes apply to container groups only, so they are removed below the top
 * level.
 */
function inPlaceBelow({ properties }: ObjectShape): Record<string, Shape> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, shape]) => [key, shape.replace === true ? shape : inPlace(shape)]),
  );
}

function inPlace({ replace: _, ...shape }: Shape): Shape {
  if (shape.kind === "array") return { ...shape, items: inPlace(shape.items) };
  if (shape.kind !== "object") return shape;
  const properties = Object.entries(shape.properties).map(([key, property]) => [key, inPlace(property)] as const);
  return { ...shape, properties: Object.fromEntries(properties) };
}
