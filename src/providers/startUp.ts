import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.cjs";

const LOWEST_NODE = 22;

/** Ends the process if its Node.js is too old for the program. Otherwise makes the next start of the program faster. */
export function prepareStart(program: string, advice = ""): void {
  const { env, execPath, platform, version, versions } = process;
  if (Number.parseInt(versions.node, 10) < LOWEST_NODE) {
    console.error(`${program} needs Node.js ${LOWEST_NODE} or newer, and ${execPath} is ${version}.${advice}`);
    process.exit(1);
  }
  nodeModule.enableCompileCache?.(join(cacheFolder({ env, platform, home: homedir() }), "pulumi-berth"));
}
