/**
 * Makes a name from a Pulumi resource's name and a hash. Characters outside `allowed` become `separator`, and the name
 * is cut to `maxLength` so that the hash always remains. A resource gets the same name at every attempt. So when a
 * creation was interrupted, the next one finds the same resource and makes no second one.
 */
export function autoName(
  logicalName: string,
  hash: string,
  options: { maxLength: number; separator: "" | "-"; prefix: string },
): string {
  const { maxLength, separator, prefix } = options;
  const suffix = separator + hash.slice(0, 7);
  let stem = logicalName.toLowerCase().replace(/[^a-z0-9]+/g, separator);
  if (separator !== "") stem = stem.replace(/^-+|-+$/g, "");
  if (!/^[a-z]/.test(stem)) stem = prefix + stem;
  stem = stem.slice(0, maxLength - suffix.length);
  if (separator !== "") stem = stem.replace(/-+$/, "");
  return stem + suffix;
}
