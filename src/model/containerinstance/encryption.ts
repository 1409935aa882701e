import { checkIdentityId } from "./identity";
import { isRecord } from "../core/json";
import { checkName, type NameRule } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import { checkHttpsUrl } from "../values/url";

/** Source of the names: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates */
const keyName: NameRule = {
  pattern: /^[A-Za-z0-9-]{1,127}$/,
  allowed: "must be 1 to 127 letters, digits and hyphens",
  rule: RULES.keyVault,
};

const keyVersion: NameRule = {
  pattern: /^[0-9a-f]{32}$/i,
  allowed: "must be 32 hexadecimal digits",
  rule: RULES.keyVault,
};

export function checkEncryption(value: unknown, path: string): Problem[] {
  if (!isRecord(value)) return [];
  return [
    ...checkHttpsUrl(value.vaultBaseUrl, `${path}.vaultBaseUrl`, "https://vault.vault.azure.net", RULES.keyVault),
    ...checkName(keyName, value.keyName, `${path}.keyName`),
    ...checkName(keyVersion, value.keyVersion, `${path}.keyVersion`),
    ...checkIdentityId(value.identity, `${path}.identity`),
  ];
}
