import { type Fate, FIDELITY } from "../../src/model/containerinstance/fidelity";
import { azureChanges } from "./changes/azure";
import { containerChanges } from "./changes/containers";
import { groupChanges } from "./changes/group";
import { volumeChanges } from "./changes/volumes";
import type { Place } from "./scenes";
import type { Alone, Changes } from "./table";

/** How to change each property alone. */
export function changesOf(place: Place): Changes {
  const parts = [groupChanges, containerChanges, volumeChanges, azureChanges];
  return Object.assign({}, ...parts.flatMap((part) => part(place))) as Changes;
}

/** A property of the fidelity table, and how to change it alone. */
export interface Property extends Alone {
  readonly path: string;
  readonly fate: Fate;
}

export function propertiesOf(place: Place): Property[] {
  const changes = changesOf(place);
  return Object.values(FIDELITY)
    .flat()
    .flatMap(({ fate, properties }) => properties.map((path) => ({ ...changes[path]!, path, fate })));
}

/** A place that nothing is deployed to. */
export const NOWHERE: Place = {
  subscription: "11111111-2222-3333-4444-555555555555",
  resourceGroup: "rg",
  unique: "nowhere",
  privateIps: ["10.224.0.20", "10.224.0.21"],
  images: ["busybox:1", "busybox:2"],
  runtimes: ["runc", "runsc"],
  accounts: [
    { name: "firstaccount", keys: ["b25l", "dHdv"] },
    { name: "secondaccount", keys: ["dGhyZWU=", "Zm91cg=="] },
  ],
  repositories: [
    { url: "https://one.example/site.git", commits: ["1".repeat(40), "2".repeat(40)] },
    { url: "https://two.example/site.git", commits: ["3".repeat(40), "4".repeat(40)] },
  ],
  registry: {
    server: "registry.example.com",
    image: "registry.example.com/app:1",
    users: ["robot", "other"],
    passwords: ["hunter-one", "hunter-two"],
  },
};
