import { readFile, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { win32 } from "node:path";
import { asRecord } from "../model/core/json";
import type { OperationContext } from "../providers/arm/contract";
import type { Environ } from "../providers/plugin/config";
import { agreed, type Talk } from "./agree";
import { Failure } from "./failure";
import { type FoundGroup, listGroups } from "./groups";
import type { Target } from "./target";

/** What `berth hosts` does with the lines of the groups' domain names. By default it prints them. */
export interface HostsOptions {
  /** Writes them into the file. */
  readonly write?: boolean;
  /** Takes out of the file what `write` has written. */
  readonly remove?: boolean;
  /** Answers the question with yes. */
  readonly yes?: boolean;
  /** Path of the file. Default: where this system has it. */
  readonly file?: string;
}

const BEGIN = "# Begin of what `berth hosts --write` has written. It replaces all lines up to the end.";
const END = "# End of what `berth hosts --write` has written.";

/** The domain names of the local engine's groups resolve in no DNS, so they are for the file that comes before it. */
export async function hosts(
  target: Target,
  resourceGroup: string | undefined,
  options: HostsOptions,
  { env, platform }: { readonly env: Environ; readonly platform: string },
  context: OperationContext,
  talk: Talk,
): Promise<void> {
  const { write, remove } = options;
  if (write && remove) throw new Failure("--write and --remove exclude each other.", 2);
  if (target.local === undefined)
    throw new Failure("hosts is for target local: on Azure, the domain names of groups resolve everywhere.", 2);
  if (resourceGroup !== undefined && write)
    throw new Failure("--write is for all groups: it replaces what was written before. Leave --resource-group out.", 2);
  const file = options.file ?? fileOf(env, platform);
  const lines = remove ? [] : linesOf(await listGroups(target, resourceGroup, context));
  if (!write && !remove)
    return talk.print(lines.length === 0 ? "No group has a domain name and an address." : lines.join("\n"));
  const before = await read(file);
  if (withBlock(before, lines) === before)
    return talk.print(`${file} has ${lines.length === 0 ? "nothing of Berth" : "these lines already"}.`);
  const what = lines.length === 0 ? "nothing of Berth any more" : `these lines:\n${indented(lines)}`;
  talk.print(`${file} is to have ${what}`);
  await agreed(`Write ${file}?`, options.yes, talk, "Nothing was written");
  await save(file, (text) => withBlock(text, lines));
  talk.print(`Wrote ${file}.`);
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join("\n");

/** The file of host names: https://man7.org/linux/man-pages/man5/hosts.5.html, and the same on macOS and, elsewhere, on Windows. */
export function fileOf(env: Environ, platform: string): string {
  if (platform !== "win32") return "/etc/hosts";
  return win32.join(env.SystemRoot ?? "C:\\Windows", "System32", "drivers", "etc", "hosts");
}

/** What Azure's names end with. Nobody who can write to the engine must be able to say here where another name leads. */
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+azurecontainer\.io$/i;

/** A line for each group with a domain name and an address. */
export function linesOf(groups: readonly Pick<FoundGroup, "listed">[]): string[] {
  const lines = groups.flatMap(({ listed }) => {
    const { ip, fqdn } = asRecord(asRecord(listed?.properties).ipAddress);
    if (typeof ip !== "string" || isIP(ip) === 0 || typeof fqdn !== "string" || !NAME.test(fqdn)) return [];
    return [`${ip} ${fqdn}`];
  });
  return [...new Set(lines)].sort();
}

/** The file's text with these lines between the marks, or without marks if there are no lines. The rest stays as it is. */
export function withBlock(text: string, lines: readonly string[]): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const all = text.split(/\r?\n/);
  const begin = all.indexOf(BEGIN);
  const end = all.indexOf(END, begin);
  if (begin >= 0 && end < 0)
    throw new Failure(`The mark "${BEGIN}" has no end. Take out by hand what is Berth's, and the mark.`);
  const [head, tail] = begin < 0 ? [all, []] : [all.slice(0, begin), all.slice(end + 1)];
  if (lines.length === 0) return begin < 0 ? text : [...head, ...tail].join(newline);
  const block = [BEGIN, ...lines, END];
  if (begin >= 0) return [...head, ...block, ...tail].join(newline);
  const isEnded = all.at(-1) === "";
  return [...(isEnded ? all.slice(0, -1) : all), ...block, ""].join(newline);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The file is written where it is: containers and some systems mount it, and a mounted file cannot be exchanged. */
async function save(file: string, change: (text: string) => string): Promise<void> {
  const text = change(await read(file));
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isForbidden = code === "EACCES" || code === "EPERM" || code === "EROFS";
    const advice = " It takes an administrator's rights: run the command with sudo, or in a terminal that has them.";
    throw new Failure(`${file} cannot be written: ${message}.${isForbidden ? advice : ""}`);
  }
}
