import { realpathSync } from "node:fs";
import path from "node:path";
import { makeLanguageHost, MARKER } from "../stand-ins/language-host.mjs";
import { readOrEmpty } from "./cache.mjs";
import { which, withPath } from "./process.mjs";

/**
 * Makes sure that the CLI can run Node.js programs: with its own language host, or with the stand-in.
 * @param {import("./context.mjs").Context} context
 * @param {string} pulumi
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function ensureLanguageHost(context, pulumi) {
  const { report, env, cache } = context;
  return report.step("language host", async (step) => {
    const beside = path.dirname(realpathSync(pulumi));
    const official = findOfficial(env, beside);
    if (official) {
      step.found(`Pulumi's, at ${official}`);
      return env;
    }
    // The CLI uses a host beside itself as its own, and warns about one elsewhere on PATH.
    const ours = path.relative(cache, beside).startsWith("..") ? path.join(cache, "language-host") : beside;
    const isNew = await makeLanguageHost(ours, context, step);
    step.found(`Berth's stand-in, ${isNew ? "made" : "up to date"}`);
    return ours === beside ? env : withPath(env, [ours]);
  });
}

function findOfficial(env, beside) {
  const hosts = [which("pulumi-language-nodejs", env), which("pulumi-language-nodejs", { PATH: beside })];
  return hosts.find((host) => host && !readOrEmpty(path.join(path.dirname(host), MARKER)));
}
