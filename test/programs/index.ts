// All programs of the folders beside this file, in one stack, so that they cost four runs of the Pulumi CLI and not
// hundreds. Each is a whole program by itself, with names of its own for its resources; `pulumi up` runs any of them alone.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

const load = createRequire(__filename);
/** A folder whose programs the engine cannot run. */
const without = new pulumi.Config("test").get("without");

/** What each program exports, by its path: `groups/template`. */
export const programs = Object.fromEntries(
  readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== without)
    .flatMap(({ name }) => readdirSync(join(__dirname, name)).map((file) => `${name}/${file.replace(/\.ts$/, "")}`))
    .map((path): [string, unknown] => [path, load(join(__dirname, path))]),
);
