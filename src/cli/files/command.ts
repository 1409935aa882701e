import type { Command } from "commander";
import type { OperationContext } from "../../providers/arm/contract";
import { Failure } from "../failure";
import { table } from "../table";
import type { Target, TargetOptions } from "../target";
import type { ContentWriter, Input } from "../terminal";
import { download, lookAt, removeAt, upload } from "./copy";
import { findShare, type FoundShare, idOf, listShares, type Place, placeOf } from "./shares";

/** One run of a command, as far as these commands need it. */
export interface FilesRun {
  readonly target: Target;
  readonly context: OperationContext;
  readonly options: TargetOptions;
  readonly read: <T>(work: Promise<T>) => Promise<T>;
  readonly change: <T>(work: Promise<T>) => Promise<T>;
}

/** What the commands share with all others. */
export interface FilesTools {
  readonly placed: (command: Command) => Command;
  readonly withTarget: (options: TargetOptions, work: (run: FilesRun) => Promise<void>) => Promise<void>;
  readonly print: (line: string) => void;
  readonly content: <T>(work: (write: ContentWriter["write"]) => Promise<T>) => Promise<T>;
  readonly stdin: Input;
}

interface ListOptions extends TargetOptions {
  readonly recursive?: boolean;
  readonly json?: boolean;
}

/** Adds `berth files` with its commands. */
export function addFiles(program: Command, { placed, withTarget, print, content, stdin }: FilesTools): void {
  const files = program
    .command("files")
    .description("look at and change the files of Azure Files shares; a place is SHARE:PATH or ACCOUNT/SHARE:PATH");
  const command = (usage: string, description: string) => placed(files.command(usage).description(description));

  const found = async ({ target, read, context, options: { resourceGroup } }: FilesRun, place: Place) =>
    read(findShare(target, place.share, resourceGroup, context));

  command("ls [place]", "list the shares, or the files at a place")
    .option("-r, --recursive", "with all that is in directories")
    .option("--json", "as a list of objects")
    .action((word: string | undefined, options: ListOptions) =>
      withTarget(options, async (run) => {
        const { target, read, context } = run;
        if (word === undefined) {
          const shares = await read(listShares(target, run.options.resourceGroup, context));
          return print(options.json ? json(shares.map(({ share }) => share)) : showShares(shares));
        }
        const place = inShare(word);
        const share = await found(run, place);
        const there = await read(lookAt(share, place.path, options.recursive === true, context));
        if (there === undefined) throw new Failure(`There is nothing at "${place.path}" in the share "${share.name}".`);
        if (options.json) return print(json(there.entries));
        if (there.entries.length === 0) return print("There is no file.");
        const rows = there.entries.map(({ path, kind, sizeBytes, changed }) => [
          kind === "file" ? sizeBytes : "",
          changed.replace(/\.\d+Z$/, "Z"),
          kind === "directory" ? `${path}/` : path,
        ]);
        print(table([["BYTES", "CHANGED", "PATH"], ...rows]));
      }),
    );

  command(
    "cp <from> <to>",
    "copy a file or a folder to a place, or from one; - is the standard input or output",
  ).action((from: string, to: string, options: TargetOptions) =>
    withTarget(options, async (run) => {
      const [source, goal] = [from === "-" ? undefined : placeOf(from), to === "-" ? undefined : placeOf(to)];
      if ((source === undefined) === (goal === undefined))
        throw new Failure("Say one place in a share and one path on this machine: berth files cp ./conf SHARE:conf", 2);
      if (goal !== undefined) {
        const share = await found(run, goal);
        const count = await run.change(upload(from, share, goal, stdin, run.context));
        return print(`Copied ${counted(count)} to ${share.name}.`);
      }
      const share = await found(run, source!);
      if (to === "-") return content((write) => run.read(printFile(share, source!, write, run.context)));
      const count = await run.change(download(share, source!, to, run.context));
      print(`Copied ${counted(count)} from ${share.name}.`);
    }),
  );

  command("cat <place>", "print a file").action((word: string, options: TargetOptions) =>
    withTarget(options, async (run) => {
      const place = inShare(word);
      const share = await found(run, place);
      await content((write) => run.read(printFile(share, place, write, run.context)));
    }),
  );

  command("rm <place...>", "remove files")
    .option("-r, --recursive", "directories too, with all that is in them")
    .action((words: string[], options: ListOptions) =>
      withTarget(options, async (run) => {
        for (const place of words.map(inShare)) {
          const share = await found(run, place);
          await run.change(removeAt(share, place, options.recursive === true, run.context));
          print(`Removed ${place.path} of ${share.name}.`);
        }
      }),
    );
}

async function printFile(
  { share, operations }: FoundShare,
  { path }: Place,
  write: ContentWriter["write"],
  context: OperationContext,
): Promise<void> {
  for await (const part of operations.read(share, path, context)) await write(part);
}

/** The place that a word must mean. */
function inShare(word: string): Place {
  const place = placeOf(word);
  if (place !== undefined) return place;
  throw new Failure(`"${word}" is no place in a share: say SHARE:PATH or ACCOUNT/SHARE:PATH.`, 2);
}

const counted = (count: number): string => (count === 1 ? "1 file" : `${count} files`);
const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

function showShares(shares: readonly FoundShare[]): string {
  if (shares.length === 0) return "There is no share.";
  const rows = shares.map((found) => [found.name, found.share.accountName, found.share.resourceGroupName]);
  return table([["NAME", "ACCOUNT", "RESOURCE GROUP"], ...rows]);
}

/** The places that begin as a word does: shares, and what is in the directory that the word names. */
export async function placesLike(
  word: string,
  target: Target,
  resourceGroup: string | undefined,
  context: OperationContext,
): Promise<string[]> {
  const place = placeOf(word);
  if (place === undefined)
    return (await listShares(target, resourceGroup, context)).flatMap((share) => [`${share.name}:`, `${idOf(share)}:`]);
  const share = await findShare(target, place.share, resourceGroup, context);
  const folder = place.isDirectory ? place.path : place.path.split("/").slice(0, -1).join("/");
  const there = await lookAt(share, folder, false, context);
  return (there?.entries ?? []).map(({ path, kind }) => `${place.share}:${path}${kind === "directory" ? "/" : ""}`);
}
