import type { Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { containerGroup } from "../../../model/containerinstance/containerGroup";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import type { LogAnalytics } from "../../../model/generated/shapes";
import { ArmError } from "../http/errors";
import { checkSameLocation, type Difference, immutableChanges } from "../http/rules";
import { groupKey, requireGroup } from "../store/groups";
import type { ArmRecord } from "../store/records";
import { GROUP_TYPE, nameOf } from "../store/types";
import { groupOf } from "./body";
import { checkRoots, missingImages } from "./images";
import type { Known } from "./known";
import { checkPrivateAddress } from "./network/subnet";
import type { GroupRequest } from "./request";
import { checkIsolation } from "./security";
import { findShares, type SharesFound, withFiles } from "./shares";
import { isTerminated } from "./state";

/** What to do to get the wanted container group. */
export interface Decision extends SharesFound {
  /** Body of the new record. */
  readonly body: Json;
  /** The record that the new one replaces. */
  readonly previous?: ArmRecord;
  /** OCI runtime of the containers; undefined for the engine's default. */
  readonly runtime?: string;
  /** Names of images that must be pulled. */
  readonly missing: readonly string[];
}

/**
 * Decides what to do for a wanted container group, from the request and the state of the engine only. Throws ARM's
 * error when the request cannot be met.
 */
export function decide(request: GroupRequest, known: Known): Decision {
  const { id, key, group, shown } = request;
  const { records, images, isolation } = known;
  if (isolation) checkIsolation(isolation);
  requireGroup(id, records);
  const previous = records.find((record) => record.key === key);
  const resourceGroup = records.find((record) => record.key === groupKey(id));
  const location = request.location ?? String((previous ?? resourceGroup)?.body.location);
  if (previous) checkUpdate(request, known, previous);
  checkDnsNameLabel(request, known, location);
  checkPrivateAddress(request, known);
  const found = withFiles(findShares(group, records, known.isKey), known.lostShares);
  // A group that fails before its containers are made needs no image.
  if (found.failure === undefined) checkRoots(group, images);
  return {
    ...found,
    body: { ...shown, location },
    ...(previous && { previous }),
    ...(isolation && { runtime: isolation.wanted }),
    missing: found.failure === undefined ? missingImages(images) : [],
  };
}

/**
 * Throws when the group cannot be changed to the body in place. A terminated group is deployed again, so it may change
 * in any way.
 */
function checkUpdate({ body, shown, group }: GroupRequest, { present }: Known, previous: ArmRecord): void {
  checkSameLocation(previous.id, previous.body, body);
  const { location } = previous.body;
  // What is not stored cannot be compared.
  const differences = [
    ...immutableChanges(previous.id, previous.body, { ...shown, location }),
    ...workspaceChanges(present?.group, group),
  ];
  if (differences.length === 0) return;
  if (present && isTerminated({ record: previous, containers: present.containers })) return;
  const details = differences.map(({ path, before, after }) => ({
    code: "InvalidContainerGroupUpdate",
    target: path,
    message: `${path}: ${before} → ${after}`,
  }));
  const message =
    `The updates on container group '${nameOf(previous.id)}' are invalid. If you are going to update the os type, restart policy, ` +
    "network profile, CPU, memory or GPU resources for a container group, you must delete it first and then create a new one. " +
    `Changed: ${details.map((detail) => detail.message).join("; ")}.`;
  throw new ArmError(400, "InvalidContainerGroupUpdate", message, details);
}

/** Differences in the secrets of the group's workspace. Their values are not shown. */
function workspaceChanges(present: CompleteGroup | undefined, wanted: CompleteGroup): Difference[] {
  const [kept, sent] = [present?.diagnostics?.logAnalytics, wanted.diagnostics?.logAnalytics];
  if (sent === undefined || kept === undefined) return [];
  const secrets = ({ workspaceKey, workspaceResourceId }: LogAnalytics) => ({
    diagnostics: { logAnalytics: { workspaceKey, workspaceResourceId } },
  });
  return changes(containerGroup, secrets(kept), secrets(sent))
    .filter(({ replace }) => replace)
    .map(({ path }) => ({ path, before: "[secret]", after: "[secret]" }));
}

/** A DNS name label is unique in its region. */
function checkDnsNameLabel({ id, key, group }: GroupRequest, { records }: Known, location: string): void {
  const label = group.ipAddress?.dnsNameLabel;
  if (label === undefined) return;
  const isTaken = records.some(
    (record) =>
      record.id.type === GROUP_TYPE &&
      record.key !== key &&
      record.body.location === location &&
      groupOf(record.body).ipAddress?.dnsNameLabel === label,
  );
  if (!isTaken) return;
  const message = `The DNS name label '${label}' in container group '${nameOf(id)}' not available in '${location}'. Please try using a different label.`;
  throw new ArmError(400, "DnsNameLabelNotAvailable", message);
}
