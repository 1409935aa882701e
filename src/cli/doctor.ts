import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { existsSync, readFileSync } from "node:fs";
import type { Environ, ProviderConfig } from "../providers/plugin/config";
import { localSupervisor } from "./supervise";
import { configOf, askService, openTarget, type TargetOptions } from "./target";

/** What the local service tells of its engine. */
interface EngineFacts {
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly runtimes: readonly { readonly name: string }[];
}

/** What `berth doctor` found out about one thing. */
export interface Finding {
  /** Whether it is right, works with a limit, or is wrong. */
  readonly is: "right" | "limited" | "wrong";
  readonly what: string;
  readonly text: string;
}

const OLDEST_NODE = 22;
/** An address of loopback, as groups get them. No group does: the last byte is that of a broadcast. */
const PROBED_ADDRESS = "127.90.255.255";
const PULUMI_MS = 120_000;

const right = (what: string, text: string): Finding => ({ is: "right", what, text });
const limited = (what: string, text: string): Finding => ({ is: "limited", what, text });
const wrong = (what: string, text: string): Finding => ({ is: "wrong", what, text });

/** Looks at everything that a deployment needs, each by itself, so that one fault hides no other. */
export async function examine(options: TargetOptions, env: Environ, folder: string): Promise<Finding[]> {
  const config = configOf(options, env);
  const checks: [string, () => Promise<Finding>][] = [
    ["Node.js", async () => nodeOf(process.versions.node)],
    ["Pulumi CLI", () => pulumiOf(env)],
    ["project", async () => projectOf(folder)],
    ...(config.target === "azure"
      ? [["credentials", () => credentialsOf(config)] as [string, () => Promise<Finding>]]
      : localChecks(options, env)),
  ];
  return Promise.all(checks.map(([what, check]) => check().catch((error: unknown) => wrong(what, textOf(error)))));
}

/** The findings as lines, and whether one of them is wrong. */
export function told(findings: readonly Finding[]): { readonly text: string; readonly isWell: boolean } {
  const signs = { right: "✓", limited: "!", wrong: "✗" };
  const width = Math.max(...findings.map(({ what }) => what.length));
  return {
    text: findings.map(({ is, what, text }) => `${signs[is]} ${what.padEnd(width)}  ${text}`).join("\n"),
    isWell: findings.every(({ is }) => is !== "wrong"),
  };
}

function nodeOf(version: string): Finding {
  return Number.parseInt(version, 10) >= OLDEST_NODE
    ? right("Node.js", version)
    : wrong("Node.js", `${version} is too old: Berth needs ${OLDEST_NODE} or newer`);
}

async function pulumiOf(env: Environ): Promise<Finding> {
  const version = await new Promise<string | undefined>((resolve) =>
    execFile("pulumi", ["version"], { env: { ...env }, timeout: PULUMI_MS }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    ),
  );
  return version === undefined
    ? wrong("Pulumi CLI", "`pulumi version` does not run: install it (https://www.pulumi.com/docs/install)")
    : right("Pulumi CLI", version.replace(/^v/, ""));
}

/** Whether the project in the folder, or above it, tells Pulumi where Berth's plugin is. */
function projectOf(folder: string): Finding {
  const file = projectFile(folder);
  if (file === undefined) return limited("project", "no Pulumi.yaml in this folder: nothing to look at");
  const path = /path:\s*["']?([^"'\s}]*pulumi-berth[^"'\s}]*|[^"'\s}]*\/bin)["']?/.exec(
    readFileSync(file, "utf8"),
  )?.[1];
  if (path === undefined)
    return wrong(
      "project",
      `${file} does not say where the plugin is. Add these lines:\n` +
        ["plugins:", "  providers:", "    - name: berth", "      path: node_modules/pulumi-berth/bin"]
          .map((line) => `    ${line}`)
          .join("\n"),
    );
  const bin = join(dirname(file), path);
  return existsSync(bin)
    ? right("project", `${file} has the plugin at ${path}`)
    : wrong("project", `${file} says that the plugin is at ${path}, which is not there: run \`npm install\``);
}

function projectFile(folder: string): string | undefined {
  const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file !== undefined || dirname(folder) === folder) return file;
  return projectFile(dirname(folder));
}

function localChecks(options: TargetOptions, env: Environ): [string, () => Promise<Finding>][] {
  const service = openTarget(options, env).local!;
  return [
    [
      "engine",
      async () => {
        const facts = await askService<EngineFacts>(await service(), "GET", "/berth/engine");
        const { version, os, arch, cpus, memoryBytes, runtimes } = facts;
        const size = `${cpus} CPUs, ${Math.round(memoryBytes / 2 ** 30)} GiB`;
        return right(
          "engine",
          `${version} (${os}/${arch}, ${size}), runtimes ${runtimes.map(({ name }) => name).join(", ")}`,
        );
      },
    ],
    ["addresses", addresses],
    [
      "supervisor",
      async () => {
        const { supervisor, endpoint } = await localSupervisor(configOf(options, env), env);
        const status = await supervisor.supervisorStatus(endpoint);
        if (status === undefined) return right("supervisor", "does not run, which groups without probes do not need");
        return right("supervisor", `runs as process ${status.pid}, log ${status.log}`);
      },
    ],
    [
      "leftovers",
      async () => {
        const found = await askService<{ value: object[] }>(await service(), "GET", "/berth/leftovers").catch(
          () => undefined,
        );
        // Why it does not answer is said of the engine.
        if (found === undefined) return limited("leftovers", "not looked for, since the engine does not answer");
        const { value } = found;
        if (value.length === 0) return right("leftovers", "none");
        return limited(
          "leftovers",
          `${value.length} in the engine, of resources that are gone: \`berth clean\` shows them`,
        );
      },
    ],
  ];
}

/** Whether programs can listen at any address of loopback, as the engine does for groups with public addresses. */
async function addresses(): Promise<Finding> {
  const { freePort } = await import("../providers/local/containerinstance/network/freePort.js");
  const canListen = await freePort(PROBED_ADDRESS).then(
    () => true,
    () => false,
  );
  return canListen
    ? right("addresses", "each group with a public address gets one of its own in 127.0.0.0/8")
    : limited(
        "addresses",
        "this machine has only 127.0.0.1, so groups share it and their ports are published elsewhere",
      );
}

async function credentialsOf(config: ProviderConfig): Promise<Finding> {
  const { azureConnection } = await import("../providers/arm/wire/azure.js");
  const { credential, endpoint } = await azureConnection(config);
  // The chain of credentials has a long text for each of its members, most of which nobody uses.
  const token = await credential.getToken(`${endpoint}/.default`).catch(() => null);
  return token === null
    ? wrong(
        "credentials",
        "none that Azure accepts: run `az login`, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET",
      )
    : right("credentials", `a token for ${endpoint} can be had`);
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
