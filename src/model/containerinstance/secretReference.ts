import { checkIdentityId } from "./identity";
import { asList, asRecord } from "../core/json";
import type { Problem } from "../core/problem";
import { checkReference, type KnownNames, knownNames } from "./reference";
import { checkHttpsUrl } from "../values/url";

/**
 * Checks a group's references to secrets in key vaults. Source: the schema of api-version 2026-07-01. It has no rule for their
 * names, and does not say whether the identity must be one of the group's.
 */
export function checkSecretReferences(references: unknown, path: string): Problem[] {
  return asList(references).flatMap((item, i) => {
    const { identity, secretReferenceUri } = asRecord(item);
    const at = `${path}[${i}]`;
    return [
      ...checkIdentityId(identity, `${at}.identity`),
      ...checkHttpsUrl(secretReferenceUri, `${at}.secretReferenceUri`, "https://vault.vault.azure.net/secrets/name"),
    ];
  });
}

/** The names of a group's secret references. */
export function indexSecretReferences(references: unknown): KnownNames {
  return knownNames(references, (item) => asRecord(item).name);
}

/** Checks a `…Reference` property: it must name one of the group's secret references. */
export function checkSecretReference(value: unknown, path: string, references: KnownNames): Problem[] {
  return checkReference(value, path, references, "the group's secretReferences");
}
