import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../../model/core/json";
import { atKey, type Problem, RULES } from "../../model/core/problem";
import { checkPaths } from "../../model/storage/shareFiles";
import { isPlain } from "../inputs";

/** The path of a file or folder on this machine, relative to the program's folder, or an asset. */
export type ShareFile = pulumi.Input<string | pulumi.asset.Asset>;

/** What a program puts into a share: a folder with all that is in it, or files by their paths in the share. */
export type ShareFolder = string | Readonly<Record<string, ShareFile>>;

/** Reports what is wrong with the files of a share, as far as they are known. */
export function checkFolder(files: unknown, path: string): Problem[] {
  if (typeof files === "string") {
    const found = kindOf(files);
    if (found !== "directory") return [notThere(path, files, "must be a folder", found)];
    return checkPaths(Object.fromEntries(filesIn(files).map((name) => [name, {}])), path);
  }
  if (!isRecord(files) || pulumi.asset.Asset.isInstance(files) || pulumi.asset.Archive.isInstance(files))
    return [
      {
        path,
        allowed: "must be the path of a folder, or an object of files by their paths in the share",
        rule: RULES.berth,
      },
    ];
  const wrong = Object.entries(files).flatMap(([name, file]) => checkFile(file, atKey(path, name)));
  return [...checkPaths(files, path), ...wrong];
}

function checkFile(file: unknown, path: string): Problem[] {
  if (!isPlain(file) || pulumi.asset.Asset.isInstance(file)) return [];
  const allowed = "must be the path of a file, or an asset such as new pulumi.asset.StringAsset(text)";
  if (typeof file !== "string") return [{ path, allowed, rule: RULES.berth }];
  const found = kindOf(file);
  return found === "file" ? [] : [notThere(path, file, allowed, found)];
}

function notThere(path: string, value: string, allowed: string, found: string): Problem {
  return {
    path,
    value,
    allowed: `${allowed}; ${resolve(value)} ${found === "" ? "is not there" : `is a ${found}`}`,
    rule: RULES.berth,
  };
}

function kindOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "";
  return found.isFile() ? "file" : found.isDirectory() ? "directory" : "device";
}

/** The files as assets by their paths in the share. Paths on this machine are absolute: the plugin may run in another folder. */
export function folderAssets(files: ShareFolder): Record<string, pulumi.Input<pulumi.asset.Asset>> {
  if (typeof files !== "string")
    return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, assetOf(file)]));
  return Object.fromEntries(filesIn(files).map((name) => [name, assetOf(join(files, name))]));
}

function assetOf(file: ShareFile): pulumi.Input<pulumi.asset.Asset> {
  const asset = (known: string | pulumi.asset.Asset): pulumi.asset.Asset =>
    typeof known === "string" ? new pulumi.asset.FileAsset(resolve(known)) : known;
  if (isPlain(file)) return asset(file);
  const later = pulumi.output(file) as pulumi.Output<unknown>;
  return later.apply((known) => asset(known as string | pulumi.asset.Asset));
}

/** Paths of all files in a folder, with slashes on every system. Links count as what they lead to. */
function filesIn(folder: string, within = ""): string[] {
  return readdirSync(join(folder, within))
    .sort()
    .flatMap((name) => {
      const path = within === "" ? name : `${within}/${name}`;
      const kind = kindOf(join(folder, path));
      return kind === "directory" ? filesIn(folder, path) : kind === "file" ? [path] : [];
    });
}
