import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ArmFailure, type OperationContext } from "../providers/arm/contract";
import type { GroupOperations } from "../providers/arm/containerinstance/operations";
import type { Environ } from "../providers/plugin/config";
import { harmless } from "../model/values/text";
import { Failure } from "./failure";
import { findContainer, findGroup, type FoundGroup, listGroups, readGroups } from "./groups";
import { showGroup, showGroups } from "./show";
import { supervise, type SuperviseOptions } from "./supervise";
import { openTarget, type Target, type TargetOptions } from "./target";
import { type ContentWriter, contentWriter, type Input, type Output, terminalIo, wantsTerminal } from "./terminal";

/** What a process ends with that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** What `berth exec` ends with when the failure is not the program's, as `docker exec` does. */
const EXEC_FAILED = 125;

/** What the command works with. */
export interface Surroundings {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Environ;
  readonly version: string;
}

interface ExecOptions extends TargetOptions {
  readonly tty?: boolean;
  readonly container?: string;
}

/** One run of a command. */
interface Run {
  readonly target: Target;
  readonly context: OperationContext;
  readonly options: TargetOptions;
  /** Takes over Ctrl-C until it is pressed again. */
  readonly onInterrupt: (interrupt: () => void) => void;
}

/** Runs the command line and returns the process's exit code. What goes wrong is told on the error output. */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  const { stdout, stderr } = around;
  let exitCode = 0;
  let isExec = false;
  // In JSON it is another spelling of the same text.
  const print = (line: string) => stdout.write(`${harmless(line)}\n`);
  /** Hands what a container writes to the output, and what was held back at its end. */
  const content = async <T>(work: (write: ContentWriter["write"]) => Promise<T>): Promise<T> => {
    const { write, end } = contentWriter(stdout);
    try {
      return await work(write);
    } finally {
      end();
    }
  };

  const program = new Command("berth")
    .description("Looks at and operates the container groups of Berth, on your own Docker Engine and on Azure.")
    .version(around.version)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();

  const placed = (command: Command) =>
    command
      .option("--target <name>", "local or azure (default: $BERTH_TARGET, else local)")
      .option("-g, --resource-group <name>", "resource group of the container group (default: all are searched)")
      .option("--subscription <id>", "subscription (default: on azure $ARM_SUBSCRIPTION_ID or $AZURE_SUBSCRIPTION_ID)")
      .option(
        "--docker-host <url>",
        "where the engine of target local listens (default: as the docker command finds it)",
      );
  placed(program);
  const command = (usage: string, description: string) => placed(program.command(usage).description(description));

  const withTarget = async (own: TargetOptions, work: (run: Run) => Promise<void>) => {
    const options = { ...program.opts<TargetOptions>(), ...own };
    const target = openTarget(options, around.env);
    const progress = (message: string) => around.stdout.isTTY && stderr.write(`${harmless(message)}\n`);
    try {
      await interruptible((signal, onInterrupt) =>
        work({ target, options, onInterrupt, context: { signal, progress } }),
      );
    } finally {
      // The local engine's service is in this process.
      await target.settled();
    }
  };

  /** A command on one group. */
  const onGroup = (options: TargetOptions, wanted: string, work: (group: FoundGroup, run: Run) => Promise<void>) =>
    withTarget(options, async (found) => {
      await work(await findGroup(found.target, wanted, found.options.resourceGroup, found.context), found);
    });

  command("ls", "list the container groups")
    .option("--json", "as ARM answers them")
    .action((options: TargetOptions & { json?: boolean }) =>
      withTarget(options, async ({ target, context, options: { resourceGroup } }) => {
        const groups = await listGroups(target, resourceGroup, context);
        const bodies = await readGroups(groups, context);
        print(options.json ? JSON.stringify(bodies, undefined, 2) : showGroups(bodies));
      }),
    );

  command("show <group>", "show a group, its containers and what happened to them")
    .option("--json", "as ARM answers it")
    .action((name: string, options: TargetOptions & { json?: boolean }) =>
      onGroup(options, name, async ({ id, operations }, { context }) => {
        const body = await operations.get(id, context);
        print(options.json ? JSON.stringify(body, undefined, 2) : showGroup(body, Date.now()));
      }),
    );

  command("logs <group> [container]", "print what a container wrote")
    .option("-f, --follow", "go on with what it writes, over its restarts, until it ends")
    .option("-n, --tail <lines>", "last lines only", wholeNumber)
    .option("-t, --timestamps", "begin each line with its time")
    .action((name: string, wanted: string | undefined, options: TargetOptions & LogOptions) =>
      onGroup(options, name, async (group, { context }) => {
        const { id, operations } = group;
        const container = await findContainer(group, wanted, context, true);
        const { follow, tail, timestamps } = options;
        const wish = { tail, timestamps };
        if (follow) return content((write) => operations.followLogs(id, container, wish, write, context));
        const log = await operations.logs(id, container, wish, context);
        return content(async (write) => void write(log === "" || log.endsWith("\n") ? log : `${log}\n`));
      }),
    );

  command("exec <group> <command...>", "run a program in a container and end with its exit code")
    .usage("[options] <group> -- <command> [arguments...]")
    .option("-c, --container <name>", "container (default: the only one)")
    .addOption(new Option("-t, --tty", "run it on a terminal (default: when you are at one)"))
    .addOption(new Option("--no-tty", "run it with pipes").default(undefined))
    .action((name: string, words: string[], options: ExecOptions) => {
      isExec = true;
      return onGroup(options, name, async (group, { context, onInterrupt }) => {
        const isTerminal = wantsTerminal(options.tty, around.stdin, stdout);
        const container = await findContainer(group, options.container, context);
        const { write, end } = contentWriter(stdout);
        const plain = {
          input: around.stdin as AsyncIterable<Buffer>,
          write,
          onInterrupt,
          restore: end,
        };
        const io = isTerminal ? terminalIo(around.stdin, stdout) : plain;
        try {
          exitCode = await group.operations.exec(group.id, container, words, io, context);
        } finally {
          io.restore();
        }
      });
    });

  command("attach <group>", "print what a container writes from now on, until it ends")
    .option("-c, --container <name>", "container (default: the only one)")
    .action((name: string, options: ExecOptions) =>
      onGroup(options, name, async (group, { context }) => {
        const container = await findContainer(group, options.container, context);
        await content((write) => group.operations.attach(group.id, container, write, context));
      }),
    );

  const actions = {
    restart: ["restart all containers of a group in place", "Restarted"],
    stop: ["stop a group; its declaration stays", "Stopped"],
    start: ["start a stopped group", "Started"],
  } as const satisfies Partial<Record<keyof GroupOperations, readonly [string, string]>>;
  for (const [action, [description, done]] of Object.entries(actions))
    command(`${action} <group>`, description).action((name: string, options: TargetOptions) =>
      onGroup(options, name, async ({ id, name: found, operations }, { context }) => {
        await operations[action as keyof typeof actions](id, context);
        print(`${done} ${found}.`);
      }),
    );

  command("supervise", "start what runs the probes of the local groups, unless it runs, and tell of it")
    .option("--status", "tell of it, and fail when it does not run")
    .option("--stop", "end it")
    .action(async (options: SuperviseOptions) => {
      print(await supervise({ ...program.opts<TargetOptions>(), ...options }, around.env));
    });

  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) return error.exitCode;
    const { message, lines } = told(error);
    stderr.write(harmless([`berth: ${message}`, ...lines.map((line) => `  ${line}`)].join("\n")) + "\n");
    if (isExec) return EXEC_FAILED;
    return error instanceof Failure ? error.exitCode : 1;
  }
}

interface LogOptions {
  readonly follow?: boolean;
  readonly tail?: number;
  readonly timestamps?: boolean;
}

/** A signal has ended the command, which is no failure to be told of. */
class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

/** Runs something that signals end. */
async function interruptible(
  work: (signal: AbortSignal, onInterrupt: (interrupt: () => void) => void) => Promise<void>,
): Promise<void> {
  const abort = new AbortController();
  let interrupt: (() => void) | undefined;
  const handlers = Object.entries(SIGNALS).map(([name, code]) => {
    const handler = () => {
      if (name === "SIGINT" && interrupt !== undefined) {
        interrupt();
        interrupt = undefined;
      } else abort.abort(new Interrupted(code));
    };
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  try {
    await work(abort.signal, (taken) => (interrupt = taken));
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    handlers.forEach((remove) => remove());
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

function told(error: unknown): { message: string; lines: readonly string[] } {
  if (error instanceof ArmFailure) return { message: error.message, lines: error.details.reasons ?? [] };
  return { message: error instanceof Error ? error.message : String(error), lines: [] };
}
