#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { cacheFolder } from "./cacheFolder";
import type { ProviderConfig } from "./plugin/config";

const LOWEST_NODE = 22;

if (Number.parseInt(process.versions.node, 10) < LOWEST_NODE) {
  console.error(
    `Berth needs Node.js ${LOWEST_NODE} or newer, and ${process.execPath} is ${process.version}. ` +
      "Install a newer one, or set BERTH_NODE to the path of its executable.",
  );
  process.exit(1);
}

const { env, platform } = process;
// The plugin starts twice in every `pulumi up`, and compiling is what most of its start would go to.
nodeModule.enableCompileCache?.(join(cacheFolder({ env, platform, home: homedir() }), "pulumi-berth"));

void start();

async function start(): Promise<void> {
  const { serve } = await import("./plugin/server.js");
  // The bundle lies in dist/plugin.
  const readSchema = () => readFile(join(__dirname, "..", "..", "schema.json"), "utf8");
  serve({ version, env: process.env, readSchema, openTarget }, process.argv.slice(2));
}

async function openTarget(config: ProviderConfig, redact: (text: string) => string) {
  const { open } = config.target === "azure" ? await import("./targets/azure.js") : await import("./targets/local.js");
  return open(config, redact);
}
