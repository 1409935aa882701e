import { createInterface } from "node:readline/promises";
import { Failure } from "./failure";
import type { Input } from "./terminal";

/** How a command talks to its user. */
export interface Talk {
  readonly print: (text: string) => void;
  readonly stdin: Input;
  readonly stderr: NodeJS.WritableStream;
}

/** Asks, and throws unless the answer is yes. `undone` says what has not happened then. */
export async function agreed(
  question: string,
  yes: boolean | undefined,
  { stdin, stderr }: Talk,
  undone = "Nothing was removed",
): Promise<void> {
  if (yes) return;
  if (stdin.isTTY !== true) throw new Failure(`${undone}: say --yes, or run it on a terminal.`, 2);
  const asking = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await asking.question(`${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new Failure(`${undone}.`);
  } finally {
    asking.close();
  }
}
