/**
 * @param {string} text anything that holds a version: "v3.220.0", ">=22", "go1.26.8"
 * @returns {[number, number, number] | undefined}
 */
export function parseVersion(text) {
  const match = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

/**
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = parseVersion(version);
  const want = parseVersion(least);
  if (!have || !want) {
    return false;
  }
  const differs = want.findIndex((part, index) => have[index] !== part);
  return differs === -1 || have[differs] > want[differs];
}
