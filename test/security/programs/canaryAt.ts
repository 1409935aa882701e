import { createHash } from "node:crypto";

/** The secret that the program canaries.ts has in a place. It passes for a password, too. */
export const canaryAt = (place: string): string =>
  `Canary${createHash("sha256").update(place).digest("hex").slice(0, 12)}`;
