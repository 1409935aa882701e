#!/usr/bin/env node
// Prepares a machine for Berth's examples and tests. It runs before anything is installed, on any supported Node.js, so
// it uses only Node.js.
import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cacheDirectory } from "./setup/cache.mjs";
import { CLIENTS, ensureClient } from "./setup/clients.mjs";
import { ensureEngine, isFoundByDefault } from "./setup/engine.mjs";
import { ensureImage } from "./setup/image.mjs";
import { ensureKubernetes } from "./setup/kubernetes.mjs";
import { ensureLanguageHost } from "./setup/language-host.mjs";
import { ensureLanguages } from "./setup/languages.mjs";
import { ensureNewerEngine } from "./setup/newer-engine.mjs";
import { ensureNode } from "./setup/node.mjs";
import { ensureBuild, ensurePackages } from "./setup/packages.mjs";
import { ensurePodman } from "./setup/podman.mjs";
import { ensurePulumi } from "./setup/pulumi.mjs";
import { createReport, described, SetupError } from "./setup/report.mjs";
import { ensureRunsc } from "./setup/runsc.mjs";
import { ensureSshServer } from "./setup/ssh-server.mjs";
import { allOrFirstFailure } from "./setup/ways.mjs";

export { SetupError } from "./setup/report.mjs";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The possible needs, and what each includes. */
const NEEDS = {
  packages: [],
  build: ["packages"],
  "client-az": [],
  "client-go": [],
  "client-python": [],
  "client-tofu": [],
  docker: [],
  image: ["docker"],
  kubernetes: ["docker"],
  languages: ["packages", "pulumi"],
  newerEngine: [],
  podman: [],
  pulumi: ["packages"],
  runsc: [],
  ssh: [],
};

/** @typedef {keyof typeof NEEDS} Need */

/** What only some tests need, which take minutes to set up. */
const UNUSUAL = ["client-az", "client-go", "client-tofu", "languages", "newerEngine", "podman"];

/** What the usual tests need. */
export const USUAL = /** @type {Need[]} */ (Object.keys(NEEDS).filter((need) => !UNUSUAL.includes(need)));

/**
 * The given needs, and those that they include.
 * @param {Need[]} need
 * @returns {Set<Need>}
 */
export const withDependencies = (need) => new Set(need.flatMap((name) => [...NEEDS[name], name]));

/**
 * Makes sure that everything that is needed exists, and reports it line by line.
 * @param {{need?: Need[], env?: NodeJS.ProcessEnv, quiet?: boolean}} [options] quiet: show only steps that had work to do
 * @returns {Promise<Machine>}
 */
export async function setup({ need = USUAL, env = process.env, quiet = false } = {}) {
  const wanted = withDependencies(need);
  const failure = new AbortController();
  const home = homedir();
  const base = {
    root: ROOT,
    home,
    cache: cacheDirectory({ env, platform: process.platform, home }),
    report: createReport({ env, quiet }),
    signal: failure.signal,
  };
  const context = { ...base, env, ...(await ensureNode({ ...base, env })) };
  const only = (name, work) => (wanted.has(name) ? work() : undefined);

  const packages = Promise.resolve(only("packages", () => ensurePackages(context)));
  const engine = Promise.resolve(only("docker", () => ensureEngine(context)));
  const pulumi = Promise.resolve(
    only("pulumi", async () => {
      const cli = await ensurePulumi(context);
      await packages;
      return { ...cli, env: await ensureLanguageHost({ ...context, env: cli.env }, cli.pulumi) };
    }),
  );
  const work = [
    packages,
    engine,
    pulumi,
    only("build", () => packages.then(() => ensureBuild(context))),
    only("image", () => engine.then((found) => ensureImage(context, found))),
    only("kubernetes", () => engine.then((found) => ensureKubernetes(context, found))),
    only("runsc", () => ensureRunsc(context)),
    only("newerEngine", () => ensureNewerEngine(context)),
    only("podman", () => ensurePodman(context)),
    only("ssh", () => ensureSshServer(context)),
    only("languages", () => pulumi.then((cli) => ensureLanguages({ ...context, env: cli.env }, cli.pulumi))),
  ];
  const clients = CLIENTS.map((name) => only(`client-${name}`, () => ensureClient(name, context)));
  const results = await allOrFirstFailure([...work, ...clients], failure);
  const [, docker, cli, , , , runsc, newerEngine, , , languages] = results;
  const programs = results.slice(work.length);
  return {
    root: ROOT,
    cache: base.cache,
    node: context.node,
    engine: docker,
    newerEngine,
    languages,
    pulumi: cli?.pulumi,
    env: childEnvironment(cli?.env ?? context.env, docker, runsc, programs),
  };
}

function childEnvironment(env, engine, runsc, programs) {
  const host = engine && !isFoundByDefault(engine) ? { DOCKER_HOST: engine.host } : {};
  const isolation = runsc ? { BERTH_TEST_RUNSC: runsc } : {};
  const clients = CLIENTS.flatMap((name, index) =>
    programs[index] ? [[`BERTH_TEST_CLIENT_${name.toUpperCase()}`, programs[index]]] : [],
  );
  return { PULUMI_SKIP_UPDATE_CHECK: "true", ...env, ...host, ...isolation, ...Object.fromEntries(clients) };
}

/**
 * Runs a script's main function. A failure with a message for the user ends it with status 1 and without a stack trace.
 * @param {() => Promise<number | void>} main returns the exit status
 */
export async function runScript(main) {
  try {
    const status = await main();
    process.exitCode = typeof status === "number" ? status : 0;
  } catch (error) {
    process.exitCode = 1;
    showFailure(error);
  }
}

/** A bug is shown with its stack trace. A failure that a step has shown already is not shown again. */
export function showFailure(error) {
  if (!(error instanceof SetupError)) {
    console.error(error);
  } else if (!error.isShown) {
    console.error(`✗ ${described(error)}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  await runScript(async () => {
    await setup();
  });
}

/**
 * @typedef {object} Machine
 * @property {string} root the repository
 * @property {string} cache the per-user cache directory
 * @property {string} node the Node.js to run programs with
 * @property {import("./setup/engine.mjs").Engine} [engine]
 * @property {string} [pulumi] the CLI
 * @property {string} [newerEngine] the folder of its programs
 * @property {{hosts: string, python: string}} [languages] the folders of language hosts with a CLI, and of a Python with Pulumi's SDK
 * @property {NodeJS.ProcessEnv} env what children need: PATH, and DOCKER_HOST where the engine is in an unusual place
 */
