import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ArmFailure, type OperationContext } from "../providers/arm/contract";
import type { GroupOperations } from "../providers/arm/containerinstance/operations";
import type { Environ } from "../providers/plugin/config";
import { harmless } from "../model/values/text";
import { onAbort, systemClock, untilAborted } from "../clock";
import { Failure } from "./failure";
import { allContainers, findContainer, findGroup, type FoundGroup, listGroups, readGroups, statesOf } from "./groups";
import { clean, type CleanOptions } from "./clean";
import { examine, told } from "./doctor";
import { addFiles } from "./files/command";
import { addServe } from "./serve";
import { COMPLETE, completions, completionScript } from "./completion";
import { hosts, type HostsOptions } from "./hosts";
import { initProject, type InitOptions, TEMPLATES } from "./init";
import { Interrupted, interruptible } from "./interruption";
import { type LogOptions, printLogs } from "./logs";
import { showGroup, showGroups } from "./show";
import { supervise, type SuperviseOptions } from "./supervise";
import { openTarget, type Target, type TargetOptions } from "./target";
import { type ContentWriter, contentWriter, type Input, type Output, terminalIo, wantsTerminal } from "./terminal";
import { apart } from "./words";

/** What `berth exec` ends with when the failure is not the program's, as `docker exec` does. */
const EXEC_FAILED = 125;

/** How long what was begun may go on after a signal before the user is told. */
const TELL_MS = 1_000;

/** What the command works with. */
export interface Surroundings {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Environ;
  readonly version: string;
  /** The folder in which the command runs. */
  readonly folder: string;
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
  /** Waits for something that changes nothing. The first signal ends the wait. */
  readonly read: <T>(work: Promise<T>) => Promise<T>;
  /** Waits for something that its context's signal aborts. The second signal ends the wait, for it may leave things half done. */
  readonly change: <T>(work: Promise<T>) => Promise<T>;
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
    .enablePositionalOptions()
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
    await interruptible(async ({ first, second, onInterrupt }) => {
      let isChanging = false;
      const read = <T>(reading: Promise<T>) => untilAborted(reading, first);
      const change = <T>(changing: Promise<T>) => {
        isChanging = true;
        return untilAborted(changing, second);
      };
      try {
        await work({ target, options, onInterrupt, read, change, context: { signal: first, progress } });
      } finally {
        // The local engine's service is in this process.
        await (isChanging ? change(settled(target, first)) : read(target.settled()));
      }
    });
  };

  /** Waits for what was begun, and says so to a user who wants to end it. */
  const settled = async (target: Target, signal: AbortSignal) => {
    let clear = () => {};
    const tell = () =>
      stderr.write("berth: Waiting for the operation to finish. Another signal ends this command at once.\n");
    onAbort(signal, () => (clear = systemClock.after(TELL_MS, tell)));
    await target.settled();
    clear();
  };

  /** A command on one group. */
  const onGroup = (options: TargetOptions, wanted: string, work: (group: FoundGroup, run: Run) => Promise<void>) =>
    withTarget(options, async (found) => {
      const {
        target,
        options: { resourceGroup },
        context,
      } = found;
      await work(await found.read(findGroup(target, wanted, resourceGroup, context)), found);
    });

  command("ls", "list the container groups")
    .option("--json", "as ARM answers them")
    .action((options: TargetOptions & { json?: boolean }) =>
      withTarget(options, async ({ target, context, read, options: { resourceGroup } }) => {
        const groups = await read(listGroups(target, resourceGroup, context));
        if (options.json) print(JSON.stringify(await read(readGroups(groups, context)), undefined, 2));
        else print(showGroups(await read(statesOf(groups, context))));
      }),
    );

  command("show <group>", "show a group, its containers and what happened to them")
    .option("--json", "as ARM answers it")
    .action((name: string, options: TargetOptions & { json?: boolean }) =>
      onGroup(options, name, async ({ id, operations }, { context, read }) => {
        const body = await read(operations.get(id, context));
        print(options.json ? JSON.stringify(body, undefined, 2) : showGroup(body, systemClock.nowMs()));
      }),
    );

  command(
    "logs <group> [container]",
    "print what a container wrote, or all containers, each line after its container's name",
  )
    .option("-f, --follow", "go on with what it writes, over its restarts, until it ends")
    .option("-n, --tail <lines>", "last lines only", wholeNumber)
    .option("-t, --timestamps", "begin each line with its time")
    .action((name: string, wanted: string | undefined, options: TargetOptions & LogOptions) =>
      onGroup(options, name, async (group, { context, read }) => {
        const { id, operations } = group;
        const all = wanted === undefined ? await read(allContainers(group, context)) : [];
        if (all.length > 1) return read(printLogs(group, all, options, stdout, context));
        const container = all[0] ?? (await read(findContainer(group, wanted, context, true)));
        const { follow, tail, timestamps } = options;
        const wish = { tail, timestamps };
        if (follow) return content((write) => read(operations.followLogs(id, container, wish, write, context)));
        const log = await read(operations.logs(id, container, wish, context));
        return content(async (write) => void write(log === "" || log.endsWith("\n") ? log : `${log}\n`));
      }),
    );

  const exec = command("exec <group> <command...>", "run a program in a container and end with its exit code")
    .usage("[options] <group> [options] <command> [arguments...]")
    .option("-c, --container <name>", "container (default: the only one)")
    .addOption(new Option("-t, --tty", "run it on a terminal (default: when you are at one)"))
    .addOption(new Option("--no-tty", "run it with pipes").default(undefined))
    .action((name: string, words: string[], options: ExecOptions) => {
      isExec = true;
      return onGroup(options, name, async (group, { context, onInterrupt, read, change }) => {
        const isTerminal = wantsTerminal(options.tty, around.stdin, stdout);
        const container = await read(findContainer(group, options.container, context));
        const { write, end } = contentWriter(stdout);
        const plain = {
          input: around.stdin as AsyncIterable<Buffer>,
          write,
          onInterrupt,
          restore: end,
        };
        const io = isTerminal ? terminalIo(around.stdin, stdout) : plain;
        try {
          exitCode = await change(group.operations.exec(group.id, container, words, io, context));
        } finally {
          io.restore();
        }
      });
    });

  command("attach <group>", "print what a container writes from now on, until it ends")
    .option("-c, --container <name>", "container (default: the only one)")
    .action((name: string, options: ExecOptions) =>
      onGroup(options, name, async (group, { context, read }) => {
        const container = await read(findContainer(group, options.container, context));
        await content((write) => read(group.operations.attach(group.id, container, write, context)));
      }),
    );

  const actions = {
    restart: ["restart all containers of a group in place", "Restarted"],
    stop: ["stop a group; its declaration stays", "Stopped"],
    start: ["start a stopped group", "Started"],
  } as const satisfies Partial<Record<keyof GroupOperations, readonly [string, string]>>;
  for (const [action, [description, done]] of Object.entries(actions))
    command(`${action} <group>`, description).action((name: string, options: TargetOptions) =>
      onGroup(options, name, async ({ id, name: found, operations }, { context, change }) => {
        await change(operations[action as keyof typeof actions](id, context));
        print(`${done} ${found}.`);
      }),
    );

  addFiles(program, { placed, withTarget, print, content, stdin: around.stdin });
  addServe(program, { placed, print, stdout, stderr, env: around.env });

  command("supervise", "start what runs the probes of the local groups, unless it runs, and tell of it")
    .option("--status", "tell of it, and fail when it does not run")
    .option("--stop", "end it")
    .action(async (options: SuperviseOptions) => {
      print(await supervise({ ...program.opts<TargetOptions>(), ...options }, around.env));
    });

  command("clean [stacks...]", "remove what is left in the local engine of resources that are gone, or of lost stacks")
    .option("-y, --yes", "ask nothing")
    .option("--files", "remove the files of shares that are gone, too")
    .action((stacks: string[], options: TargetOptions & CleanOptions) =>
      withTarget(options, ({ target, change }) =>
        change(clean(target, stacks, options, { print, stdin: around.stdin, stderr })),
      ),
    );

  command("hosts", "print the lines that make the domain names of the local groups resolve on this machine")
    .option("--write", "write them into the file of host names, and replace those that were written before")
    .option("--remove", "take out of that file what was written")
    .option("-y, --yes", "ask nothing")
    .option("--file <path>", "file of host names (default: /etc/hosts; on Windows, the system's)")
    .action((options: TargetOptions & HostsOptions) =>
      withTarget(options, ({ target, change, context, options: { resourceGroup } }) => {
        const talk = { print, stdin: around.stdin, stderr };
        const { platform } = process;
        return change(hosts(target, resourceGroup, options, { env: around.env, platform }, context, talk));
      }),
    );

  command("doctor", "look at everything that a deployment needs, and fail when something is wrong").action(
    async (own: TargetOptions) => {
      const options = { ...program.opts<TargetOptions>(), ...own };
      const { text, isWell } = told(await examine(options, around.env, around.folder));
      print(text);
      exitCode = isWell ? 0 : 1;
    },
  );

  program
    .command("init [folder]")
    .description("write a new project: a program, its tests, and what Pulumi and npm need for it")
    .option("-n, --name <name>", "the project's name (default: the folder's)")
    .option("-t, --template <name>", `what it deploys: ${templates()} (default: aci)`)
    .action(async (folder: string | undefined, options: InitOptions) => {
      print(await initProject(folder, options, around.folder, around.version));
    });
  program
    .command("completion <shell>")
    .description("print what makes bash, zsh, fish or powershell complete this command's line")
    .action((shell: string) => void stdout.write(completionScript(shell)));
  program
    .command(`${COMPLETE} [words...]`, { hidden: true })
    .passThroughOptions()
    .action(async (words: string[]) => {
      const open = (options: TargetOptions) => openTarget(options, around.env);
      const context = { signal: new AbortController().signal, progress: () => undefined };
      // Somebody is typing: what cannot be found out is not there.
      const found = await completions(program, words, { open, context }).catch(() => []);
      found.forEach(print);
    });

  try {
    await program.parseAsync(apart(argv, program, exec), { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) return error.exitCode;
    const { message, lines } = explained(error);
    stderr.write(harmless([`berth: ${message}`, ...lines.map((line) => `  ${line}`)].join("\n")) + "\n");
    if (isExec) return EXEC_FAILED;
    return error instanceof Failure ? error.exitCode : 1;
  }
}

function templates(): string {
  return Object.entries(TEMPLATES)
    .map(([name, what]) => `${name}, ${what}`)
    .join("; ");
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

function explained(error: unknown): { message: string; lines: readonly string[] } {
  if (error instanceof ArmFailure) return { message: error.message, lines: error.details.reasons ?? [] };
  return { message: error instanceof Error ? error.message : String(error), lines: [] };
}
