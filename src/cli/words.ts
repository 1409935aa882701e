import type { Command } from "commander";

/**
 * The command line with `--` before the program that a command of `command <group> <program...>` runs, so that options after it are
 * the program's: `exec site ls -l`. What comes before it is left as it is.
 */
export function apart(argv: readonly string[], program: Command, command: Command): string[] {
  const start = indexOfCommand(argv, program, command);
  if (start === undefined) return [...argv];
  let operands = 0;
  for (let at = start + 1; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === "--") break;
    if (word.startsWith("-") && word !== "-") {
      if (takesNext(word, command)) at++;
    } else if (++operands === 2) return [...argv.slice(0, at), "--", ...argv.slice(at)];
  }
  return [...argv];
}

/** Where the command's own name stands, behind options of the program. */
function indexOfCommand(argv: readonly string[], program: Command, command: Command): number | undefined {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word.startsWith("-")) {
      if (takesNext(word, program)) at++;
    } else return word === command.name() ? at : undefined;
  }
  return undefined;
}

/** Whether the next word is the option's value: `-c web` and `--container web`, not `-cweb` and `--container=web`. */
export function takesNext(word: string, command: Command): boolean {
  return command.options.some((option) => option.required && (word === option.short || word === option.long));
}
