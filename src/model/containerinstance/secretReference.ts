import { checkGroupIdentity } from "./identity";
import { asList, asRecord } from "../core/json";
import { checkUnique, namesOf } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import { checkReference, type KnownNames, knownNames } from "./reference";
import { checkHttpsUrl } from "../values/url";

/**
 * Checks a group's references to secrets in key vaults. The only published rule for their names is that they are not
 * empty.
 */
export function checkSecretReferences(references: unknown, path: string, identities: KnownNames): Problem[] {
  const items = asList(references).map((item, i): ReferenceAt => ({ ...asRecord(item), path: `${path}[${i}]` }));
  return [
    ...items.flatMap(({ name, identity, secretReferenceUri, path: at }) => [
      ...(name === "" ? [{ path: `${at}.name`, value: name, allowed: "must be a name", rule: RULES.aci }] : []),
      ...checkGroupIdentity(identity, `${at}.identity`, identities),
      ...checkHttpsUrl(secretReferenceUri, `${at}.secretReferenceUri`, "https://vault.vault.azure.net/secrets/name"),
    ]),
    ...checkUnique(namesOf(references, path), "the group", RULES.aci),
  ];
}

interface ReferenceAt {
  readonly path: string;
  readonly name?: unknown;
  readonly identity?: unknown;
  readonly secretReferenceUri?: unknown;
}

/** The names of a group's secret references. */
export function indexSecretReferences(references: unknown): KnownNames {
  return knownNames(references, (item) => asRecord(item).name);
}

/** Checks a `…Reference` property: it must name one of the group's secret references. */
export function checkSecretReference(value: unknown, path: string, references: KnownNames): Problem[] {
  return checkReference(value, path, references, "the group's secretReferences");
}
