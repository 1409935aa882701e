import { spawnSync } from "node:child_process";
import type { ReadStream, WriteStream } from "node:tty";
import type { ExecIo, TerminalSize } from "../providers/arm/containerinstance/exec";
import { HarmlessText } from "../model/values/text";
import { Failure } from "./failure";

export type Input = NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
export type Output = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "rows" | "columns">>;

/** Of a terminal that does not tell. */
const USUAL_SIZE: TerminalSize = { rows: 24, cols: 80 };

/** Whether a program gets a terminal: as wished, else when the user sits at one. */
export function wantsTerminal(wished: boolean | undefined, input: Input, output: Output): boolean {
  if (wished === true && input.isTTY !== true)
    throw new Failure("--tty: the input is not a terminal. Leave it out, or say --no-tty.", 2);
  return wished ?? (input.isTTY === true && output.isTTY === true);
}

/** Writes; what it returns resolves when there is room for more, as behind a pipe to a slow reader there may not be for long. */
export function writerTo(output: NodeJS.WritableStream): (text: Buffer | string) => Promise<void> | undefined {
  let draining: Promise<void> | undefined;
  return (text) => {
    if (output.write(text)) return undefined;
    draining ??= new Promise((resolve) =>
      output.once("drain", () => {
        draining = undefined;
        resolve();
      }),
    );
    return draining;
  };
}

/** Takes what containers wrote. */
export interface ContentWriter {
  readonly write: (piece: Buffer | string) => Promise<void> | undefined;
  /** Writes what was held back. */
  readonly end: () => void;
}

/**
 * Writes what containers wrote: to a terminal as text that does nothing to it, to all else as it is.
 */
export function contentWriter(output: Output): ContentWriter {
  const write = writerTo(output);
  if (output.isTTY !== true) return { write, end: () => undefined };
  const text = new HarmlessText();
  return {
    write: (piece: Buffer | string) => write(text.take(piece)),
    end: () => void write(text.end()),
  };
}

/** The input and output of a program on the user's own terminal, whose keys all go to the program while it runs. */
export function terminalIo(input: Input, output: Output): ExecIo & { restore(): void } {
  const size = (): TerminalSize => ({
    rows: output.rows ?? USUAL_SIZE.rows,
    cols: output.columns ?? USUAL_SIZE.cols,
  });
  let isOver = false;
  return {
    input: input as AsyncIterable<Buffer>,
    write: writerTo(output),
    terminal: {
      size: size(),
      onResize: (changed) => {
        const listener = () => changed(size());
        output.on("resize", listener);
        return () => output.off("resize", listener);
      },
    },
    started: () => {
      // Nobody waits any more for a program that starts after an interruption.
      if (isOver) return;
      input.setRawMode?.(true);
      // Node's raw mode still makes two characters of a line feed, which programs mean as one step down.
      if (process.platform !== "win32") spawnSync("stty", ["-opost"], { stdio: ["inherit", "ignore", "ignore"] });
    },
    restore: () => {
      isOver = true;
      input.setRawMode?.(false);
    },
  };
}
