import type { Command } from "commander";
import { parseArmId } from "../model/core/armId";
import type { OperationContext } from "../providers/arm/contract";
import { Failure } from "./failure";
import { placesLike } from "./files/command";
import { containersOf, findGroup, listGroups } from "./groups";
import { programsName } from "./match";
import type { Target, TargetOptions } from "./target";
import { takesNext } from "./words";

/** The command that the scripts ask for what fits. It is in no help text. */
export const COMPLETE = "complete";

/** What makes a shell complete the command line of `berth`, by the shell's name. Each asks `berth` itself for what fits. */
const SCRIPTS = {
  bash: `_berth() {
  local IFS=$'\\n'
  COMPREPLY=($(berth ${COMPLETE} -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _berth berth
`,
  zsh: `#compdef berth
_berth() {
  local -a found
  found=("\${(@f)$(berth ${COMPLETE} -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- \${found:#}
}
compdef _berth berth
`,
  fish: `function __berth
  set -l words (commandline -opc) (commandline -ct)
  berth ${COMPLETE} -- $words[2..] 2>/dev/null
end
complete -c berth -f -a '(__berth)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName berth -ScriptBlock {
  param($word, $line, $cursor)
  $words = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '""' }
  berth ${COMPLETE} '--' @words 2>$null | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
} as const;

/** The script for a shell. */
export function completionScript(shell: string): string {
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell as keyof typeof SCRIPTS] : undefined;
  if (script === undefined)
    throw new Failure(`"${shell}" is not a shell that Berth knows: ${Object.keys(SCRIPTS).join(", ")}.`, 2);
  return script;
}

/** What the groups are asked for. */
export interface Asked {
  readonly open: (options: TargetOptions) => Target;
  readonly context: OperationContext;
}

/** What the last of the words, which may be begun, can be. The words are those behind `berth`. */
export async function completions(program: Command, words: readonly string[], asked: Asked): Promise<string[]> {
  const { whole, cut } = withoutBreaks(words);
  const last = whole.at(-1)?.replace(/^""$/, "") ?? "";
  const line = read(program, whole.slice(0, -1));
  const found = await candidates(program, line, last, asked);
  const fitting = [...new Set(found)].filter((word) => word.toLowerCase().startsWith(last.toLowerCase())).sort();
  return fitting.map((word) => word.slice(cut));
}

/**
 * bash breaks words at colons, and completes what is behind the last one. Returns the words as they were written, and how much of the
 * last one bash does not want to have again.
 */
function withoutBreaks(words: readonly string[]): { readonly whole: readonly string[]; readonly cut: number } {
  const at = words.lastIndexOf(":");
  if (at < 1 || at < words.length - 2) return { whole: words, cut: 0 };
  const start = `${words[at - 1]}:`;
  const isBehind = at === words.length - 2;
  return {
    whole: [...words.slice(0, at - 1), start + (isBehind ? words.at(-1)! : "")],
    // The colon itself is the word that is completed.
    cut: isBehind ? start.length : start.length - 1,
  };
}

/** A command line as far as it is written. */
interface Line {
  readonly command: Command | undefined;
  readonly operands: readonly string[];
  /** Values of options, by the option's long name. */
  readonly values: Readonly<Record<string, string>>;
  /** The option whose value comes next. */
  readonly open: string | undefined;
  /** Whether what follows are a program's own words. */
  readonly isForeign: boolean;
}

function read(program: Command, words: readonly string[]): Line {
  let command: Command | undefined;
  let open: string | undefined;
  let isForeign = false;
  const operands: string[] = [];
  const values: Record<string, string> = {};
  const longOf = (word: string) =>
    (command ?? program).options.find(({ short, long }) => word === short || word === long)?.long ?? word;
  for (const word of words) {
    if (open !== undefined) {
      values[open] = word;
      open = undefined;
    } else if (word === "--") isForeign = true;
    else if (word.startsWith("-")) {
      const [name = "", value] = word.split("=", 2);
      if (value !== undefined) values[longOf(name)] = value;
      else if (takesNext(word, command ?? program)) open = longOf(word);
    } else if (command === undefined) command = program.commands.find((item) => item.name() === word);
    else if (command.commands.length > 0) command = command.commands.find((item) => item.name() === word) ?? command;
    else operands.push(word);
  }
  return { command, operands, values, open, isForeign };
}

async function candidates(program: Command, line: Line, last: string, { open, context }: Asked): Promise<string[]> {
  const { command, operands, values } = line;
  const options = {
    target: values["--target"],
    resourceGroup: values["--resource-group"],
    subscription: values["--subscription"],
    dockerHost: values["--docker-host"],
  };
  const groups = () => listGroups(open(options), options.resourceGroup, context);
  const containers = async (wanted = "") => {
    const { own, init } = await containersOf(
      await findGroup(open(options), wanted, options.resourceGroup, context),
      context,
    );
    return [...own, ...init];
  };
  if (line.open === "--target") return ["local", "azure"];
  if (line.open === "--resource-group")
    return (await listGroups(open(options), undefined, context)).map(({ id }) => parseArmId(id)?.resourceGroup ?? "");
  if (line.open === "--container") return containers(operands[0]);
  if (line.open !== undefined || line.isForeign) return [];
  if (last.startsWith("-"))
    return (command ?? program).options.flatMap(({ long }) => (long === undefined ? [] : [long]));
  if (command === undefined)
    return program.commands.map((item) => item.name()).filter((name) => ![COMPLETE, "help"].includes(name));
  if (command.commands.length > 0) return command.commands.map((item) => item.name());
  const argument = command.registeredArguments[operands.length] ?? command.registeredArguments.at(-1);
  const isTaken = operands.length < command.registeredArguments.length || argument?.variadic === true;
  const wanted = isTaken ? argument?.name() : undefined;
  if (wanted === "shell") return Object.keys(SCRIPTS);
  if (wanted === "container") return containers(operands[0]);
  if (["place", "from", "to"].includes(wanted ?? ""))
    return placesLike(last, open(options), options.resourceGroup, context);
  if (wanted !== "group") return [];
  return (await groups()).flatMap((group) => [group.name, programsName(group) ?? group.name]);
}
