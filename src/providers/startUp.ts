import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.cjs";

const LOWEST_NODE = 22;

/** Ends the process if its Node.js is too old for the program. Otherwise makes the next start of the program faster. */
export function prepareStart(program: string, advice = ""): void {
  const { execPath, version, versions } = process;
  if (Number.parseInt(versions.node, 10) < LOWEST_NODE) {
    console.error(`${program} needs Node.js ${LOWEST_NODE} or newer, and ${execPath} is ${version}.${advice}`);
    process.exit(1);
  }
  withoutDeprecations();
  nodeModule.enableCompileCache?.(berthFolder());
}

/**
 * Warnings of what a later Node.js will not have any more, in Berth or in what it depends on, are for those who build Berth. Whoever
 * asks Node.js for them gets them.
 */
function withoutDeprecations(): void {
  const asked = [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].some((option) =>
    /-deprecation\b/.test(option),
  );
  if (!asked) process.noDeprecation = true;
}

/** Berth's folder in the user's cache. */
export function berthFolder(): string {
  const { env, platform } = process;
  return join(cacheFolder({ env, platform, home: homedir() }), "pulumi-berth");
}
