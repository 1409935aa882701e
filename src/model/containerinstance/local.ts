import { asList, asRecord, isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { isNameServerAddress } from "./dnsConfig";
import { confidentialNote } from "./confidential";
import { checkReservedAddress } from "./subnet";

/** What the local engine alone refuses of a group. */
export function checkGroupLocally(inputs: Inputs): Problem[] {
  return [
    ...checkSystem(inputs),
    ...checkSubnetCount(inputs),
    ...checkRepositories(inputs),
    ...checkReservedAddress(inputs),
  ];
}

/** Berth's own programs in a group are Linux programs, so an engine of Windows containers cannot run it either. */
function checkSystem({ osType }: Inputs): Problem[] {
  if (osType !== "Windows") return [];
  const allowed = "must be Linux on the local engine: a Windows group runs on Azure";
  return [{ path: "osType", value: osType, allowed, rule: RULES.berth, code: "InvalidOsType" }];
}

function checkSubnetCount({ subnetIds }: Inputs): Problem[] {
  const count = asList(subnetIds).length;
  if (count <= 1) return [];
  return [{ path: "subnetIds", allowed: `must be at most one subnet, are ${count}`, rule: RULES.berth }];
}

function checkRepositories({ volumes }: Inputs): Problem[] {
  return asList(volumes).flatMap((volume, i): Problem[] => {
    const { directory } = asRecord(asRecord(volume).gitRepo);
    if (typeof directory !== "string" || !directory.startsWith("/")) return [];
    const allowed = "must be a relative path, in the volume";
    return [{ path: `volumes[${i}].gitRepo.directory`, value: directory, allowed, rule: RULES.berth }];
  });
}

/** What a preview says of inputs whose effect on the local engine is another than in Azure, by their paths. */
export function localGroupNotes(inputs: Inputs): Readonly<Record<string, string>> {
  return { ...confidentialNote(inputs), ...nameServerNote(inputs) };
}

function nameServerNote({ dnsConfig }: Inputs): Readonly<Record<string, string>> {
  const servers = asList(asRecord(dnsConfig).nameServers);
  const names = servers.filter((server) => typeof server === "string" && !isNameServerAddress(server));
  if (names.length === 0) return {};
  const text = `The local engine leaves ${names.join(", ")} out of dnsConfig.nameServers: a resolver asks addresses, not names.`;
  return { "dnsConfig.nameServers": text };
}

/** Podman reads a profile from a file of its own machine, where nobody can put it by its API. Seen with 4.3. */
const NO_PROFILE =
  "must be left out, since Podman takes no profile by its API; its own profile holds. " +
  "Use a Docker Engine (DOCKER_HOST, `docker context use` or berth:dockerHost) for another one";

/** What Podman cannot do of a container group. The profiles themselves are not shown. */
export function checkGroupOnPodman(inputs: Inputs): Problem[] {
  return ["containers", "initContainers"].flatMap((list) =>
    asList(inputs[list]).flatMap((container, i): Problem[] => {
      const { seccompProfile } = asRecord(asRecord(container).securityContext);
      const path = `${list}[${i}].securityContext.seccompProfile`;
      return isGiven(seccompProfile) ? [{ path, allowed: NO_PROFILE, rule: RULES.podman }] : [];
    }),
  );
}
