import type { EngineEndpoint, Machine } from "../../src/docker/places.cjs";

export const placesCases: readonly {
  readonly what: string;
  readonly machine: Machine;
  readonly dockerHost?: string;
  readonly expected: { readonly endpoint: EngineEndpoint } | { readonly problem: string };
}[];
