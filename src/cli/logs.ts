import { StringDecoder } from "node:string_decoder";
import { styleText } from "node:util";
import { harmless } from "../model/values/text";
import { ArmFailure, type OperationContext } from "../providers/arm/contract";
import { linesOf, stampOf, withoutStamp } from "../providers/arm/containerinstance/logs";
import type { FoundGroup } from "./groups";
import { type Output, writerTo } from "./terminal";

/** Colours of the containers' names, in turn. */
const COLOURS = ["cyan", "yellow", "green", "magenta", "blue"] as const;

export interface LogOptions {
  readonly follow?: boolean;
  /** Number of lines from the end, of each container. Default: all. */
  readonly tail?: number;
  /** Whether each line begins with its time. Default false. */
  readonly timestamps?: boolean;
}

/**
 * Prints the logs of several containers as one, each line after its container's name: in the order of their times, or, when they are
 * followed, as the lines come. The log of a container that has not started yet is empty.
 */
export async function printLogs(
  { id, operations }: FoundGroup,
  containers: readonly string[],
  { follow, tail, timestamps }: LogOptions,
  output: Output,
  context: OperationContext,
): Promise<void> {
  const write = writerTo(output);
  const printer = printerFor(containers, output);
  if (follow) {
    await Promise.all(
      containers.map(async (container) => {
        const lines = new Lines();
        const print = (whole: readonly string[]) => write(whole.map((line) => printer(container, line)).join(""));
        const take = (piece: Buffer | string) => print(lines.take(piece));
        await operations.followLogs(id, container, { tail, timestamps }, take, context);
        await print(lines.rest());
      }),
    );
    return;
  }
  const logs = await Promise.all(
    containers.map(async (container) => {
      const log = await operations.logs(id, container, { tail, timestamps: true }, context).catch(nothingYet);
      return linesOf(log).map((line) => ({ container, line, stamp: stampOf(line) }));
    }),
  );
  const inOrder = logs.flat().sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0));
  for (const { container, line } of inOrder) await write(printer(container, timestamps ? line : withoutStamp(line)));
}

function nothingYet(error: unknown): string {
  if (error instanceof ArmFailure && error.details.code === "ContainerLogNotAvailable") return "";
  throw error;
}

/** Puts a container's name before a line, in its colour on a terminal that shows colours. */
function printerFor(containers: readonly string[], output: Output): (container: string, line: string) => string {
  const width = Math.max(...containers.map((name) => name.length));
  return (container, line) => {
    const colour = COLOURS[containers.indexOf(container) % COLOURS.length]!;
    const stream = output as NodeJS.WriteStream;
    const name = styleText(colour, `${container.padEnd(width)} |`, { stream });
    return `${name} ${output.isTTY ? harmless(line) : line}\n`;
  };
}

/** The whole lines of a text that comes in pieces. */
class Lines {
  private readonly decoder = new StringDecoder("utf8");
  private begun = "";

  take(piece: Buffer | string): string[] {
    const lines = (this.begun + (typeof piece === "string" ? piece : this.decoder.write(piece))).split("\n");
    this.begun = lines.pop() ?? "";
    return lines;
  }

  /** The line that had no end. */
  rest(): string[] {
    const last = this.begun + this.decoder.end();
    return last === "" ? [] : [last];
  }
}
