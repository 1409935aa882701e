#!/usr/bin/env node
import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { cacheFolder } from "../providers/cacheFolder";

const LOWEST_NODE = 22;

if (Number.parseInt(process.versions.node, 10) < LOWEST_NODE) {
  console.error(`berth needs Node.js ${LOWEST_NODE} or newer, and ${process.execPath} is ${process.version}.`);
  process.exit(1);
}
const { env, platform } = process;
nodeModule.enableCompileCache?.(join(cacheFolder({ env, platform, home: homedir() }), "pulumi-berth"));

void start();

async function start(): Promise<void> {
  const { run } = await import("./program.js");
  const { stdin, stdout, stderr } = process;
  // A reader that has seen enough, such as `head`, is no failure.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, env, version });
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))));
  process.exit(exitCode);
}
