/** What decides about where the cache is. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the platform. */
  readonly platform: string;
  readonly home: string;
}

/** The user's folder for what programs can make again. */
export function cacheFolder(surroundings: Surroundings): string;
