/** A header of Berth's own, from its client to its service: the texts that the program says are secret. */
export const SECRETS_HEADER = "x-berth-secrets";

/** A header holds no other characters. */
export function encodeSecrets(secrets: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(secrets));
}

/** The secrets in such a header; empty without one. */
export function decodeSecrets(header: string | undefined): string[] {
  try {
    const secrets: unknown = JSON.parse(decodeURIComponent(header ?? "%5B%5D"));
    return Array.isArray(secrets) ? secrets.filter((secret) => typeof secret === "string") : [];
  } catch {
    return [];
  }
}
