import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { capture, live } from "../setup/process.mjs";
import { SetupError } from "../setup/report.mjs";
import { isAlive } from "../setup/cache.mjs";
import { aciNextSteps, aksNextSteps } from "./next-steps.mjs";

export const STACK = "dev";

/**
 * One of the hands-on examples.
 * @typedef {object} Example
 * @property {string} project its name in Pulumi.yaml
 * @property {string} folder where that file is, from the repository's root
 * @property {string} command what runs it
 * @property {import("../setup.mjs").Need[]} need what of the machine
 * @property {(workspace: Workspace) => Promise<[command: string, meaning: string][]>} nextSteps what to try when it runs
 */

/** @type {Readonly<Record<"aci" | "aks", Example>>} */
export const EXAMPLES = {
  aci: {
    project: "aci-hands-on",
    folder: ".",
    command: "npm run hands-on",
    need: ["build", "image", "pulumi"],
    nextSteps: aciNextSteps,
  },
  aks: {
    project: "aks-hands-on",
    folder: "examples/aks-hands-on",
    command: "npm run hands-on:aks",
    need: ["build", "image", "kubernetes", "pulumi"],
    nextSteps: aksNextSteps,
  },
};

/**
 * The hands-on keeps its stack in the repository's folder, separate from the user's accounts and backends.
 * @param {import("../setup.mjs").Machine} machine
 * @param {Example} example
 */
export function openWorkspace(machine, example) {
  const directory = path.join(machine.root, ".berth");
  const state = path.join(directory, "state");
  // The folder of the stack's settings, which Pulumi.yaml names, must exist.
  for (const folder of [state, path.join(directory, "aks")]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = {
    // Pulumi does not decode the path in a file URL, so an escaped one would name another folder.
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_HOME: path.join(directory, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...passphrase(directory, machine.env),
  };
  const env = Object.fromEntries(
    Object.entries({ ...machine.env, ...settings }).filter(([, value]) => value !== undefined),
  );
  return new Workspace(machine, example, directory, settings, env);
}

/**
 * A passphrase that was generated here stays in use. Otherwise the user's own, if there is one.
 * @param {string} directory
 * @param {NodeJS.ProcessEnv} env
 */
function passphrase(directory, env) {
  const file = path.join(directory, "passphrase");
  if (!existsSync(file)) {
    if (env.PULUMI_CONFIG_PASSPHRASE !== undefined || env.PULUMI_CONFIG_PASSPHRASE_FILE) {
      return {};
    }
    writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  }
  return { PULUMI_CONFIG_PASSPHRASE: undefined, PULUMI_CONFIG_PASSPHRASE_FILE: file };
}

export class Workspace {
  /**
   * @param {import("../setup.mjs").Machine} machine
   * @param {Example} example
   * @param {string} directory
   * @param {Record<string, string | undefined>} settings what pulumi needs besides PATH; undefined: must not be set
   * @param {NodeJS.ProcessEnv} env
   */
  constructor(machine, example, directory, settings, env) {
    this.machine = machine;
    this.example = example;
    this.directory = directory;
    this.settings = settings;
    this.env = env;
  }

  get folder() {
    return path.join(this.machine.root, this.example.folder);
  }

  /**
   * Runs pulumi with its output on the terminal.
   * @param {string[]} args
   */
  show(...args) {
    return live(this.machine.pulumi, [...args, "--stack", STACK], { cwd: this.folder, env: this.env });
  }

  /**
   * Runs pulumi and returns its output.
   * @param {string[]} args
   */
  async ask(...args) {
    const answer = await capture(this.machine.pulumi, [...args, "--non-interactive"], {
      cwd: this.folder,
      env: this.env,
    });
    if (!answer.ok) {
      throw new SetupError(`pulumi ${args.slice(0, 2).join(" ")} failed`, answer.stderr || answer.stdout);
    }
    return answer.stdout;
  }

  async selectStack() {
    await this.ask("stack", "select", STACK, "--create");
  }

  /** The stacks in this backend, of any project: `project/stack`. */
  stacks() {
    return this.#files("stacks", /\.json(\.gz)?$/).map(
      (file) => `${path.basename(path.dirname(file))}/${path.basename(file).split(".")[0]}`,
    );
  }

  hasStack() {
    return this.stacks().includes(`${this.example.project}/${STACK}`);
  }

  /** A killed update leaves its lock, which blocks all later updates until it is cancelled. */
  async releaseAbandonedLock() {
    const locks = this.#files("locks", /\.json$/).filter((file) =>
      path.dirname(file).endsWith(path.join(this.example.project, STACK)),
    );
    const owners = locks.map((file) => JSON.parse(readFileSync(file, "utf8")));
    if (owners.length > 0 && owners.every((owner) => owner.hostname === hostname() && !isAlive(owner.pid))) {
      await this.ask("cancel", STACK, "--yes");
    }
  }

  /** Deletes the hands-on's files, unless the user has put other stacks there. */
  forget() {
    if (this.stacks().length === 0) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }

  #files(folder, pattern) {
    const root = path.join(this.directory, "state", ".pulumi", folder);
    return existsSync(root)
      ? readdirSync(root, { recursive: true })
          .map((name) => path.join(root, String(name)))
          .filter((name) => pattern.test(name))
      : [];
  }
}
