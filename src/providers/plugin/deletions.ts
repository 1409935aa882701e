import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProviderConfig } from "./config";

/** Deletions that were begun, of resources that have not been seen or made since. */
export interface Deletions {
  begun(key: string): void;
  ended(key: string): void;
  has(key: string): boolean;
}

/** What the plugin's session has. */
interface Place {
  readonly host: { readonly deletions: Deletions };
  readonly config: ProviderConfig;
}

/** A resource of a stack. */
interface Resource {
  readonly urn: string;
  readonly id: string;
}

/** How long a stack may be left alone between a deletion that was cut off and the next run. */
const KEPT_MS = 90 * 24 * 3_600_000;

/**
 * Deletions as files in a folder. Pulumi keeps the state of a resource whose deletion was cut off as it was before, and no answer of
 * a provider can change that. A folder that cannot be written to is as if nothing was ever cut off.
 */
export function deletionsIn(folder: string, nowMs: () => number = Date.now): Deletions {
  const file = (key: string) => join(folder, key);
  let isPruned = false;
  const prune = () => {
    if (isPruned) return;
    isPruned = true;
    const isOld = (name: string) => statSync(file(name)).mtimeMs < nowMs() - KEPT_MS;
    for (const name of readdirSync(folder).filter(isOld)) rmSync(file(name), { force: true });
  };
  return {
    begun(key) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(file(key), "", { mode: 0o600 });
        prune();
      } catch {
        // The deletion itself works all the same.
      }
    },
    ended(key) {
      try {
        rmSync(file(key), { force: true });
      } catch {
        // The next update of the resource sends everything, which does no harm.
      }
    },
    has: (key) => existsSync(file(key)),
  };
}

export const deletionBegun = (session: Place, resource: Resource): void =>
  session.host.deletions.begun(keyOf(session, resource));

export const deletionEnded = (session: Place, resource: Resource): void =>
  session.host.deletions.ended(keyOf(session, resource));

/** Whether a deletion of the resource was begun, and the resource has not been seen or made since. */
export const isDeletionCutOff = (session: Place, resource: Resource): boolean =>
  session.host.deletions.has(keyOf(session, resource));

/** The same names may be used on several targets, by several stacks. */
function keyOf({ config }: Place, { urn, id }: Resource): string {
  const { seed, target, dockerHost, metadataHost } = config;
  const place = metadataHost === undefined ? [dockerHost] : [dockerHost, metadataHost];
  return createHash("sha256")
    .update(JSON.stringify([seed, target, ...place, urn, id.toLowerCase()]))
    .digest("hex");
}
