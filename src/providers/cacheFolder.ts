import { join } from "node:path";

/** What decides about where the cache is. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the platform. */
  readonly platform: string;
  readonly home: string;
}

/** The user's folder for what programs can make again. */
export function cacheFolder({ env, platform, home }: Surroundings): string {
  if (platform === "win32") return env.LOCALAPPDATA ?? join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  return env.XDG_CACHE_HOME || join(home, ".cache");
}
