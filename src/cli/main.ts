#!/usr/bin/env node
/**
 * The berth command lives here: it lists and shows container groups, and follows, enters and controls their containers
 * on a target. Nobody imports it. It never bypasses a target: everything it shows comes from ARM's answers.
 */

import { version } from "../../package.json";
import { prepareStart } from "../providers/startUp";

prepareStart("berth");

void start();

async function start(): Promise<void> {
  const { run } = await import("./program.js");
  const { env, stdin, stdout, stderr } = process;
  // A reader that stops early, such as `head`, is not a failure.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, env, version, folder: process.cwd() });
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))));
  process.exit(exitCode);
}
