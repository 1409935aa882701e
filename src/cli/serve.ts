import { type Command, InvalidArgumentError, Option } from "commander";
import { homedir, hostname } from "node:os";
import { readFileSync, rmSync } from "node:fs";
import { isIPv4, isIPv6 } from "node:net";
import { onAbort, systemClock, untilAborted } from "../clock";
import { harmless } from "../model/values/text";
import { TENANT } from "../providers/local/contract";
import type { Environ } from "../providers/plugin/config";
import { CLIENTS, SHELLS, type Shell, SIGN_INS, type SignInKind } from "../serve/names";
import { Failure } from "./failure";
import { type Interruption, interruptible } from "./interruption";
import { configOf, type TargetOptions } from "./target";

export interface ServeOptions extends TargetOptions {
  readonly port: number;
  readonly listen: string;
  readonly name: readonly string[];
  readonly folder?: string;
  readonly quiet?: boolean;
}

export interface EnvOptions {
  readonly shell?: Shell;
  readonly signIn: SignInKind;
  readonly folder?: string;
}

/** What the commands are added with. */
interface Around {
  readonly placed: (command: Command) => Command;
  readonly print: (line: string) => unknown;
  readonly stdout: { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  readonly env: Environ;
}

/** Adds `berth serve`, and `berth env` for its clients. */
export function addServe(program: Command, { placed, print, stdout, stderr, env }: Around): void {
  const tell = (line: string) => stderr.write(`berth: ${harmless(line)}\n`);
  const talk: Talk = { print, tell, isTerminal: stdout.isTTY === true };
  placed(program.command("serve"))
    .description("answer as Azure Resource Manager, for az, Azure's SDKs and Terraform, from the local engine")
    .addOption(
      new Option("-p, --port <port>", "port to listen at; 0 is a free one").default(DEFAULT_PORT).argParser(portOf),
    )
    .option("--listen <address>", "address to listen at", "127.0.0.1")
    .option("--name <host...>", "more names of this machine by which clients may reach it", [])
    .option("--folder <path>", FOLDER)
    .option("-q, --quiet", "tell of no requests")
    .action((options: ServeOptions) =>
      interruptible((interruption) => serve({ ...program.opts<TargetOptions>(), ...options }, env, interruption, talk)),
    );
  program
    .command("env <client>")
    .description(`print the settings with which a client uses berth serve: ${CLIENTS.join(", ")}`)
    .addOption(new Option("--shell <name>", "whose spelling to print (default: your shell's)").choices(SHELLS))
    .addOption(new Option("--sign-in <kind>", "how the client signs in").choices(SIGN_INS).default("secret"))
    .option("--folder <path>", FOLDER)
    .action((client: string, options: EnvOptions) => environment(client, options, env, talk));
}

const DEFAULT_PORT = 9443;
const FOLDER = "folder of the server's keys and certificates (default: berth in the user's data folder)";

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It must be a port, from 0 to 65535.");
  return Number(text);
}

/** Where the command's words go. */
export interface Talk {
  readonly print: (line: string) => unknown;
  readonly tell: (line: string) => unknown;
  /** Whether a person reads what is printed. */
  readonly isTerminal: boolean;
}

/** What the address file holds. */
interface Address {
  readonly origin: string;
  readonly pid: number;
}

/** Clients wait for a second or more between polls. A poll that waits for the end lets them go on at once. */
const POLL_WAIT_MS = 10_000;

/** How often a server that waits for its operations says so. */
const TELL_MS = 10_000;

/** Serves the local engine until a signal comes. A second one ends it at once, with what it was doing. */
export async function serve(
  options: ServeOptions,
  env: Environ,
  { first, second }: Interruption,
  { print, tell }: Talk,
) {
  const config = configOf(options, env);
  if (config.target === "azure") throw new Failure("serve is for target local: Azure has an endpoint of its own.", 2);
  if (!isIPv4(options.listen) && !isIPv6(options.listen))
    throw new Failure(`--listen: ${JSON.stringify(options.listen)} must be an IP address of this machine.`, 2);
  const [{ startServer }, { openState, stateFiles, writeAtomically }, { createLocalArmService }, { supervisorLink }] =
    await Promise.all([
      import("../serve/server.js"),
      import("../serve/state.js"),
      import("../providers/local/service.js"),
      import("../supervisor/client.js"),
    ]);
  const around = aroundOf(env);
  const files = stateFiles(around, options.folder);
  const now = () => new Date();
  const state = await openState(files, around, now());
  const { dockerHost, isolation, allowPrivileged, vmSizes } = config;
  const service = createLocalArmService({
    ...{ dockerHost, isolation, allowPrivileged, vmSizes },
    ...{ env, home: homedir(), supervisor: supervisorLink },
    pollWaitMs: POLL_WAIT_MS,
  });
  const log = ({ method, path, status, tookMs }: { method: string; path: string; status: number; tookMs: number }) =>
    print(
      `${now().toISOString().slice(11, 19)}  ${status}  ${method.padEnd(6)} ${withoutSecrets(path)}  ${Math.round(tookMs)} ms`,
    );
  const names = [...options.name, ...(isLoopback(options.listen) ? [] : [options.listen])];
  const server = await startServer({
    ...{ service, state, now, names },
    ...{ port: options.port, listen: options.listen },
    ...(options.quiet !== true && { log }),
  }).catch((error: unknown) => {
    throw explained(error as NodeJS.ErrnoException, options);
  });
  const address: Address = { origin: server.origin, pid: process.pid };
  writeAtomically(files.address, JSON.stringify(address), 0o600);
  welcome(server.origin, files).forEach((line) => print(line));
  if (!isLoopback(options.listen))
    tell(
      `It listens at ${options.listen}: whoever reaches this machine and has a token controls its container engine.`,
    );

  await new Promise<void>((resolve) => void onAbort(first, resolve));
  tell("Waiting for the requests and operations that are under way. Another signal ends it at once.");
  const still = () => {
    tell("Still waiting.");
    clear = systemClock.after(TELL_MS, still);
  };
  let clear = systemClock.after(TELL_MS, still);
  try {
    await untilAborted(server.close(), second);
  } finally {
    clear();
    if (readAddress(files.address)?.pid === process.pid) rmSync(files.address, { force: true });
  }
}

const aroundOf = (env: Environ) => ({ env, platform: process.platform, home: homedir(), hostname: hostname() });

/** A secret may stand in a path, for clients that send no header. */
const withoutSecrets = (path: string): string => path.replace(/^(\/identity\/token\/).*/, "$1…").slice(0, 500);

const isLoopback = (address: string): boolean => address.startsWith("127.") || address === "::1";

function explained(error: NodeJS.ErrnoException, { port, listen }: ServeOptions): Error {
  if (error.code === "EADDRINUSE")
    return new Failure(`Port ${port} of ${listen} is in use. Choose another one with --port, or 0 for a free one.`);
  if (error.code === "EADDRNOTAVAIL") return new Failure(`${listen} is not an address of this machine.`);
  if (error.code === "EACCES") return new Failure(`This user may not listen at port ${port}. Choose one above 1023.`);
  return error;
}

function welcome(origin: string, files: { authority: string; bundle: string }): string[] {
  return [
    `The local engine answers as Azure Resource Manager at ${origin}`,
    "",
    "  Settings for a client, its sign-in included, in a shell of your own:",
    '    eval "$(berth env az)"            also: terraform, python, go, node',
    "  Its certificate is signed by an authority that was made for you alone. To trust it:",
    `    az and Python        REQUESTS_CA_BUNDLE=${files.bundle}`,
    `    az, Go, Terraform    SSL_CERT_FILE=${files.bundle}`,
    `    Node.js              NODE_EXTRA_CA_CERTS=${files.authority}`,
    "  Ctrl-C ends it. What it made stays in the container engine.",
    "",
  ];
}

/** The lines that make a shell's clients use the server. */
export async function environment(
  client: string,
  options: EnvOptions,
  env: Environ,
  { print, tell, isTerminal }: Talk,
): Promise<void> {
  const [{ settingsOf, spelled }, { readState, stateFiles, writeAtomically }, { TokenIssuer }] = await Promise.all([
    import("../serve/environment.js"),
    import("../serve/state.js"),
    import("../serve/tokens.js"),
  ]);
  const known = CLIENTS.find((name) => name === client);
  if (known === undefined)
    throw new Failure(`${harmless(client)} is no client that berth env knows: ${CLIENTS.join(", ")}.`, 2);
  const files = stateFiles(aroundOf(env), options.folder);
  const state = readState(files);
  const address = readAddress(files.address);
  if (state === undefined || address === undefined || !isRunning(address.pid))
    throw new Failure("No server runs. Start one in another shell: berth serve");
  const issuer = new TokenIssuer(state.tokenKey, TENANT, () => new Date());
  const settings = await settingsOf(known, options.signIn, { origin: address.origin, state, files, issuer });
  for (const [path, text] of Object.entries(settings.files ?? {})) writeAtomically(path, text, 0o600);
  const shell = options.shell ?? shellOf(env);
  print(spelled(settings, shell));
  if (isTerminal) tell(HOW_TO_USE[shell](client));
}

const HOW_TO_USE: Readonly<Record<Shell, (client: string) => string>> = {
  sh: (client) => `Run these lines in your shell: eval "$(berth env ${client})"`,
  fish: (client) => `Run these lines in your shell: berth env ${client} | source`,
  powershell: (client) => `Run these lines in your shell: berth env ${client} | Out-String | Invoke-Expression`,
};

function shellOf(env: Environ): Shell {
  if (process.platform === "win32") return "powershell";
  return (env["SHELL"] ?? "").endsWith("fish") ? "fish" : "sh";
}

function readAddress(path: string): Address | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Address;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
