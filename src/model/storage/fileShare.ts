import { defineModel } from "../core/define";
import { isRecord } from "../core/json";
import { byProperty } from "../core/listKey";
import { checkName } from "../values/name";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { resourceShapes } from "../generated/shapes";
import { accountName, shareName } from "../values/storageName";

/** Maximum quota of a share in GB. */
const MAX_QUOTA = 102400;

const SETTINGS: readonly string[] = ["rootSquash", "provisionedIops", "provisionedBandwidthMibps"];

export const fileShare = defineModel({
  token: "berth:storage:FileShare",
  armType: "Microsoft.Storage/storageAccounts/fileServices/shares",
  idNames: ["accountName", "=default", "shareName"],
  naming: { maxLength: 63, separator: "-", prefix: "fs-" },
  nameRule: shareName,
  shapes: resourceShapes["berth:storage:FileShare"],
  located: false,
  serviceChosen: ["shareQuota", "accessTier", ...SETTINGS, "fileSharePaidBursting.**"],
  cloudOnly: ["shareQuota", "accessTier", ...SETTINGS, "signedIdentifiers", "fileSharePaidBursting", "expand"],
  // A matter of the request that no answer tells.
  observed: (outputs, olds) => (olds?.expand === undefined ? outputs : { ...outputs, expand: olds.expand }),
  form: { defaults: { enabledProtocols: "SMB" }, lists: { signedIdentifiers: byProperty("id") } },
  localRules: checkProtocol,
  rules: (inputs) => [
    ...checkName(accountName, inputs.accountName, "accountName"),
    ...checkQuota(inputs.shareQuota),
    ...checkMetadata(inputs.metadata),
  ],
});

function checkQuota(value: unknown): Problem[] {
  if (typeof value !== "number" || !Number.isInteger(value) || (value >= 1 && value <= MAX_QUOTA)) return [];
  return [
    { path: "shareQuota", value, allowed: `must be a whole number of GB from 1 to ${MAX_QUOTA}`, rule: RULES.storage },
  ];
}

/** Azure makes such shares for virtual machines. */
function checkProtocol({ enabledProtocols }: Inputs): Problem[] {
  if (enabledProtocols !== "NFS") return [];
  const allowed = "must be SMB on the local engine: container instances cannot mount NFS shares";
  return [{ path: "enabledProtocols", value: "NFS", allowed, rule: RULES.berth }];
}

/** Source: https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-shares--directories--files--and-metadata */
function checkMetadata(metadata: unknown): Problem[] {
  if (!isRecord(metadata)) return [];
  return Object.keys(metadata)
    .filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map((name) => ({
      path: atKey("metadata", name),
      allowed: "must have a name of letters, digits and underscores, no digit first",
      rule: RULES.storage,
    }));
}
