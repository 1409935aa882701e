import type { Asset } from "../core/asset";
import { defineModel } from "../core/define";
import { asRecord, isRecord, mapRecord, own } from "../core/json";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { containsUnknown } from "../core/unknown";
import { resourceShapes } from "../generated/shapes";
import { checkName, labelName } from "../values/name";
import { accountName, shareName } from "../values/storageName";

/** Limits of paths. Source: https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-shares--directories--files--and-metadata */
const MAX_PART = 255;
const MAX_PATH = 2048;
const MAX_DEPTH = 250;

const FORBIDDEN = /["\\:|<>*?\u0000-\u001f\u007f]/;

/** Beginning of the names of what Berth has in a share while it writes files. */
export const STAGED = ".berth-";

/**
 * Files that a program puts into a share. Only their contents count: where an asset has its content from changes nothing.
 */
export const shareFiles = defineModel({
  token: "berth:storage:ShareFiles",
  // Not a type of ARM: Berth's ids continue the id of the share.
  armType: "Microsoft.Storage/storageAccounts/fileServices/shares/files",
  idNames: ["accountName", "=default", "shareName", "filesName"],
  naming: { maxLength: 63, separator: "-", prefix: "files-" },
  nameRule: { ...labelName, rule: RULES.berth },
  shapes: resourceShapes["berth:storage:ShareFiles"],
  located: false,
  foreseen: true,
  normal: (canonical) => {
    const { files, ...rest } = canonical;
    return isRecord(files) ? { ...rest, files: mapRecord(files, contentOf) } : canonical;
  },
  observed: observedFiles,
  rules: (inputs) => [
    ...checkName(accountName, inputs.accountName, "accountName"),
    ...checkName(shareName, inputs.shareName, "shareName"),
    ...checkPaths(inputs.files, "files"),
    ...checkAssets(inputs.files),
  ],
});

/** Without a hash, as in a program, the asset itself. */
function contentOf(asset: unknown): unknown {
  if (containsUnknown(asset)) return asset;
  const { hash } = asRecord(asset) as Asset;
  return hash ?? asset;
}

/** What is in the share as assets: those of the program, with the hashes that were found. */
function observedFiles(outputs: Inputs, olds?: Inputs): Inputs {
  const { hashes, ...rest } = outputs;
  if (!isRecord(hashes)) return outputs;
  const given = asRecord(olds?.files);
  return { ...rest, files: mapRecord(hashes, (hash, path) => ({ ...asRecord(own(given, path)), hash })) };
}

/** What is wrong with the paths of files in a share. */
export function checkPaths(files: unknown, path: string): Problem[] {
  if (!isRecord(files)) return [];
  const paths = Object.keys(files);
  const byCase = new Map(paths.map((name) => [name.toLowerCase(), name]));
  return paths.flatMap((name): Problem[] => {
    const why = pathProblem(name);
    if (why !== undefined) return [{ path: atKey(path, name), ...why }];
    const twin = byCase.get(name.toLowerCase());
    if (twin !== name)
      return [
        { path: atKey(path, name), allowed: `must differ from "${twin}" by more than case`, rule: RULES.storage },
      ];
    const around = name
      .split("/")
      .map((_, i, parts) => parts.slice(0, i).join("/"))
      .find((folder) => byCase.has(folder.toLowerCase()));
    if (around === undefined) return [];
    const allowed = `must not be in "${around}", which is a file`;
    return [{ path: atKey(path, name), allowed, rule: RULES.storage }];
  });
}

function pathProblem(name: string): Pick<Problem, "allowed" | "rule"> | undefined {
  const parts = name.split("/");
  const isWell = parts.every((part) => part !== "" && part !== "." && part !== ".." && part.length <= MAX_PART);
  if (!isWell || FORBIDDEN.test(name) || name.length > MAX_PATH || parts.length > MAX_DEPTH)
    return {
      allowed:
        `must be a path in the share, such as conf/site.conf: names of at most ${MAX_PART} characters with slashes between them, ` +
        `none of them . or .., without " \\ : | < > * ? and control characters, ${MAX_PATH} characters and ${MAX_DEPTH} names in all`,
      rule: RULES.storage,
    };
  if (parts.some((part) => part.startsWith(STAGED)))
    return { allowed: `must have no name that begins with ${STAGED}`, rule: RULES.berth };
  return undefined;
}

/** An asset that is given has one source. Pulumi leaves out an empty text. */
function checkAssets(files: unknown): Problem[] {
  if (!isRecord(files)) return [];
  return Object.entries(files).flatMap(([name, asset]) => {
    if (!isRecord(asset) || containsUnknown(asset)) return [];
    const sources = [asset.path, asset.text, asset.uri].filter((value) => typeof value === "string" && value !== "");
    if (sources.length <= 1) return [];
    return [{ path: atKey("files", name), allowed: "must have one of path, text and uri", rule: RULES.berth }];
  });
}
