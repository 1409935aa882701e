#!/usr/bin/env node
/**
 * Pulumi's plugin lives here: the process's first file, and folders for the protocol, for ARM's client, for what
 * answers it and for the targets that join the two. The command and the supervisor import what they share with it.
 * These files never hold a rule of a resource: those are the model's.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.json";
import type { ProviderConfig } from "./plugin/config";
import { prepareStart } from "./startUp";

// The plugin starts twice in every `pulumi up`, and compiling is what most of its start would go to.
prepareStart("Berth", " Install a newer one, or set BERTH_NODE to the path of its executable.");

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
