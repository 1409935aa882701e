import { checkAddress } from "./address";
import { checkConfidential } from "./confidential";
import { arePortsKnown, checkContainers, containerPorts } from "./container/container";
import { checkDiagnostics } from "./diagnostics";
import { checkEncryption } from "./encryption";
import { checkExtensions } from "./extension";
import { checkGroupSource, withProfile } from "./profile/source";
import { GROUP } from "../values/host";
import { checkIdentity, indexIdentities } from "./identity";
import { checkIdentityAcls } from "./identityAcls";
import { checkInitContainers } from "./container/initContainer";
import { checkIsolation } from "./isolation";
import { asList, isGiven } from "../core/json";
import { checkUniquePorts } from "./container/port";
import { type Problem, RULES } from "../core/problem";
import { checkRegistryCredentials } from "./registryCredential";
import type { Inputs } from "../core/resource";
import { checkGroupTotals } from "./container/sizes";
import { groupScope } from "./container/scope";
import { checkSecretReferences } from "./secretReference";
import { checkPriority } from "./spot";
import { checkAddressInSubnet, checkSubnets } from "./subnet";
import { checkVolumes } from "./volume";
import { checkWindows } from "./windows";

/**
 * All rules of container groups. The file of each topic holds its rules, each with the source that shows that the service refuses
 * what breaks it. What the service only advises against is a note: `advice.ts`.
 */
export function checkGroup(given: Inputs): Problem[] {
  const inputs = isGiven(given.containerGroupProfile) ? withProfile(given) : given;
  const { containers, initContainers, volumes, ipAddress, subnetIds, identity } = inputs;
  const scope = groupScope(inputs);
  const { references } = scope;
  const identities = indexIdentities(identity);
  const listening = containerPorts(containers, "containers");
  return [
    ...checkOsType(inputs.osType),
    ...checkContainers(containers, "containers", scope),
    ...checkGroupTotals(asList(containers), "containers", inputs),
    ...checkInitContainers(initContainers, "initContainers", containers, scope),
    ...checkUniquePorts(listening, "the group"),
    ...checkVolumes(volumes, "volumes", GROUP, references),
    ...checkAddress(ipAddress, "ipAddress", arePortsKnown(containers) ? listening : undefined),
    ...checkAddressInSubnet(ipAddress, "ipAddress", subnetIds),
    ...checkSubnets(subnetIds, "subnetIds"),
    ...checkRegistryCredentials(inputs.imageRegistryCredentials, "imageRegistryCredentials", {
      references,
      identities,
    }),
    ...checkIdentity(identity, "identity"),
    ...checkIdentityAcls(inputs.identityAcls, "identityAcls"),
    ...checkSecretReferences(inputs.secretReferences, "secretReferences"),
    ...checkDiagnostics(inputs.diagnostics, "diagnostics"),
    ...checkEncryption(inputs.encryptionProperties, "encryptionProperties"),
    ...checkConfidential(inputs),
    ...checkExtensions(inputs.extensions, "extensions"),
    ...checkGroupSource(inputs),
    ...checkZones(inputs.zones),
    ...checkIsolation(inputs.isolation, "isolation"),
    ...checkPriority(inputs),
    ...checkWindows(inputs),
  ];
}

/** Source: MicrosoftLearning/mslearn-azure-developer#67 */
function checkOsType(value: unknown): Problem[] {
  if (typeof value !== "string" || value === "Linux" || value === "Windows") return [];
  return [{ path: "osType", value, allowed: "must be one of Linux, Windows", rule: RULES.arm, code: "InvalidOsType" }];
}

/** Source: https://learn.microsoft.com/azure/reliability/reliability-azure-container-instances */
function checkZones(zones: unknown): Problem[] {
  const count = asList(zones).length;
  const tooMany = { path: "zones", allowed: `must be at most one zone, are ${count}`, rule: RULES.aci };
  const wrong = asList(zones).flatMap((value, i) =>
    typeof value !== "string" || /^[1-9]\d*$/.test(value) ? [] : [{ path: `zones[${i}]`, value }],
  );
  return [
    ...(count > 1 ? [tooMany] : []),
    ...wrong.map((at) => ({ ...at, allowed: "must be the number of a zone, such as 1", rule: RULES.aci })),
  ];
}
