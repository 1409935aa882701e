import { azureRows } from "./properties/azure";
import { containerRows } from "./properties/containers";
import { groupRows } from "./properties/group";
import { volumeRows } from "./properties/volumes";
import type { Place } from "./scenes";
import type { Alone, Fate, Row } from "./table";

/** The parts of the table: every property of a container group once, by what it is about. */
export function partsOf(place: Place): Readonly<Record<string, Row[]>> {
  return {
    "The group": groupRows(place),
    "Containers and init containers": containerRows(place),
    "Volumes and registries": volumeRows(place),
    "What only Azure has": azureRows(place),
  };
}

/** A property of the table. */
export interface Property extends Alone {
  readonly path: string;
  readonly fate: Fate;
}

export function propertiesOf(place: Place): Property[] {
  return Object.values(partsOf(place)).flatMap((rows) =>
    rows.flatMap(({ fate, properties }) =>
      Object.entries(properties).map(([path, alone]) => ({ ...alone, path, fate })),
    ),
  );
}

/** A place that nothing is deployed to. */
export const NOWHERE: Place = {
  subscription: "11111111-2222-3333-4444-555555555555",
  resourceGroup: "rg",
  unique: "nowhere",
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
