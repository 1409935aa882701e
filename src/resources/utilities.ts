// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import { requirePlugin } from "../findPlugin";

/**
 * Options of a resource with this package's additions. A replacement has the name of what it replaces, for names are made of
 * URNs, and so has to wait for its end.
 */
export function withDefaults<T extends pulumi.CustomResourceOptions>(opts: T | undefined, secrets: string[] = []): T {
  requirePlugin();
  return pulumi.mergeOptions({ additionalSecretOutputs: secrets, deleteBeforeReplace: true }, opts) as T;
}

/** Options of an invoke with this package's additions. */
export function invokeDefaults<T extends pulumi.InvokeOptions>(opts: T | undefined): T {
  requirePlugin();
  return opts ?? ({} as T);
}
