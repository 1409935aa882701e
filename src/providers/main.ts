#!/usr/bin/env node
/**
 * Pulumi's plugin lives here: the first file of the process, and folders for the protocol, for the client of ARM, for
 * the local service that answers it, and for the targets that connect the two. The berth command and the supervisor
 * import what they share with it. It never contains the rules of resources: those are in the model.
 */

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.json";
import type { ProviderConfig } from "./plugin/config";
import { berthFolder, prepareStart } from "./startUp";

// The plugin starts twice in every `pulumi up`, and most of its start time would be compilation.
prepareStart("Berth", " Install a newer one, or set BERTH_NODE to the path of its executable.");

void start();

async function start(): Promise<void> {
  const [{ serve }, { deletionsIn }] = await Promise.all([
    import("./plugin/server.js"),
    import("./plugin/deletions.js"),
  ]);
  // The bundle is in dist/plugin.
  const readSchema = () => readFile(join(__dirname, "..", "..", "schema.json"), "utf8");
  const deletions = deletionsIn(join(berthFolder(), "deletions"));
  const loadComponents = async () => {
    const [{ Constructor }, schema] = await Promise.all([import("./components/construct.js"), readSchema()]);
    return new Constructor(schema);
  };
  const host = { version, env: process.env, random: randomBytes, deletions, readSchema, loadComponents, openTarget };
  serve(host, process.argv.slice(2));
}

async function openTarget(config: ProviderConfig, redact: (text: string) => string) {
  const { open } = config.target === "azure" ? await import("./targets/azure.js") : await import("./targets/local.js");
  return open(config, redact);
}
