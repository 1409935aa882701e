/**
 * A name made of a Pulumi resource's name and a hash: characters outside `allowed` become `separator`, and the whole is cut
 * to `maxLength` so that the hash always stays. The same resource has the same name at every try, so that one whose creation
 * was cut off is found again instead of doubled.
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
