import { omit } from "../../src/model/core/json";
import { openMachine } from "../support/engine/docker";
import { GitServer } from "../support/gitServer";
import { PulumiStack } from "../support/pulumi/cli";

// Programs as other people write them for azure-native, with only the import changed. See programs/index.ts.

const stack = new PulumiStack("test/programs/index.ts");
const git = new GitServer();

let isPodman = false;

beforeAll(async () => {
  const engine = await openMachine();
  isPodman = await engine.isPodman();
  engine.close();
  await git.start();
  await stack.succeed("stack", "init", "test");
  // It is refused clusters.
  if (isPodman) await stack.succeed("config", "set", "test:without", "clusters");
  await stack.succeed("config", "set", "test:repository", git.url());
  await stack.succeed("config", "set", "test:revision", git.commits[0]!);
});
afterAll(async () => {
  await stack.remove();
  await git.stop();
});

type Exports = Record<string, Record<string, unknown>>;

/** What the programs export, with the page that answers in the place of each URL. */
async function answers(): Promise<Exports> {
  const { programs } = (await stack.outputs()) as { programs: Exports };
  const read = async ([path, exported]: [string, Record<string, unknown>]) => {
    const { url } = exported;
    const page = url === undefined ? {} : { page: (await (await fetch(url as string)).text()).trim() };
    return [path, { ...omit(exported, "url", "ip", "hostname"), ...page }] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(programs).map(read)));
}

/** The resources that a preview changes, with what it does to them. */
async function changes(): Promise<Record<string, string>> {
  const { steps } = JSON.parse(await stack.succeed("preview", "--json")) as { steps: { op: string; urn: string }[] };
  const changed = steps.filter(({ op }) => op !== "same" && op !== "create-replacement" && op !== "delete-replaced");
  return Object.fromEntries(changed.map(({ op, urn }) => [urn.split("::").at(-1)!, op]));
}

/** What the programs answer as they are written. */
const FIRST: Exports = {
  "clusters/basic": {
    hasServer: true,
  },
  "clusters/pools": {
    count: 0,
  },
  "groups/confidential": {},
  "groups/empty": {},
  "groups/everything": {},
  "groups/identity": {
    identityType: "SystemAssigned, UserAssigned",
  },
  "groups/initSteps": {
    page: "rendered first",
  },
  "groups/liveness": {
    period: 5,
  },
  "groups/pair": {
    page: "first 11",
  },
  "groups/profiled": {
    image: "busybox:1",
    page: "first",
    revision: 1,
  },
  "groups/proxy": {
    page: "behind the proxy",
  },
  "groups/quickstart": {
    name: "myContainerGroup",
    tags: {
      purpose: "first",
    },
  },
  "groups/readiness": {
    page: "first",
  },
  "groups/registry": {},
  "groups/spot": {
    priority: "Spot",
  },
  "groups/template": {
    page: "first",
  },
  "jobs/failing": {},
  "jobs/many": {
    names: 3,
  },
  "jobs/toShare": {},
  "jobs/wordCount": {
    policy: "OnFailure",
  },
  "networks/dns": {},
  "networks/fivePorts": {
    count: 5,
  },
  "networks/label": {
    label: "first",
  },
  "networks/nameServer": {
    protocols: "UDP+TCP",
  },
  "networks/subnet": {
    named: "subnet-server,subnet-client",
  },
  "storage/connection": {
    parts: 3,
  },
  "storage/hardened": {
    tls: "TLS1_2",
  },
  "storage/read": {
    location: "westeurope",
    sku: "Standard_RAGRS",
  },
  "storage/shares": {
    share: "named",
  },
  "structure/chain": {
    links: "second",
  },
  "structure/component": {
    page: "first",
  },
  "structure/ignored": {
    command: "sleep 3600",
  },
  "structure/ownComponent": {
    page: "first",
  },
  "structure/protected": {
    account_: true,
  },
  "structure/provider": {
    locations: "northeurope,northeurope",
  },
  "structure/resourceGroups": {
    name: true,
  },
  "structure/transforms": {
    tags: {
      cost: "a",
    },
  },
  "volumes/database": {
    addressType: "Private 27017",
  },
  "volumes/gameServer": {
    page: "first",
  },
  "volumes/gitClone": {
    page: "second",
  },
  "volumes/sameShareTwice": {
    page: "first",
  },
  "volumes/secretFiles": {
    page: "6",
  },
  "volumes/sharedFolder": {
    page: "first",
  },
  "volumes/twoGroups": {
    page: "written",
  },
};

/** What those answer of which the edit is seen. */
const EDITED: Exports = {
  "clusters/pools": {
    count: 1,
  },
  "groups/identity": {
    identityType: "SystemAssigned",
  },
  "groups/initSteps": {
    page: "rendered edited",
  },
  "groups/liveness": {
    period: 4,
  },
  "groups/pair": {
    page: "edited 11",
  },
  "groups/profiled": {
    image: "busybox:1",
    page: "edited",
    revision: 2,
  },
  "groups/quickstart": {
    name: "myContainerGroup",
    tags: {
      purpose: "edited",
    },
  },
  "groups/readiness": {
    page: "edited",
  },
  "groups/template": {
    page: "edited",
  },
  "jobs/many": {
    names: 2,
  },
  "networks/fivePorts": {
    count: 4,
  },
  "networks/label": {
    label: "edited",
  },
  "storage/hardened": {
    tls: "TLS1_3",
  },
  "structure/component": {
    page: "edited",
  },
  "structure/ownComponent": {
    page: "edited",
  },
  "structure/transforms": {
    tags: {
      cost: "b",
    },
  },
  "volumes/gameServer": {
    page: "first\nedited",
  },
  "volumes/gitClone": {
    page: "first",
  },
  "volumes/sameShareTwice": {
    page: "edited",
  },
  "volumes/secretFiles": {
    page: "15",
  },
  "volumes/sharedFolder": {
    page: "edited",
  },
};

/** What the edit does. */
const STEPS = {
  basic: "update",
  "both-share": "update",
  "chain-first": "update",
  component: "update",
  confidential: "update",
  connectionsa: "update",
  dns: "replace",
  empty: "update",
  everything: "update",
  "explicit-rg": "update",
  failing: "update",
  folder: "update",
  game: "update",
  git: "update",
  "groups-full": "update",
  "groups-moved": "replace",
  hardenedsa: "update",
  identity: "update",
  init: "update",
  "kept-share": "delete",
  label: "update",
  liveness: "update",
  "many-blue": "update",
  "many-green": "delete",
  mongo: "update",
  myContainerGroup: "update",
  nameserver: "update",
  own: "update",
  "own-pages-files": "update",
  pair: "update",
  "pools-work": "update",
  ports: "update",
  profile: "update",
  profiled: "replace",
  "proxy-certificates": "update",
  "proxy-pages": "update",
  "read-rg": "update",
  readiness: "update",
  registry: "update",
  "result-share": "update",
  secretfiles: "update",
  "shares-quota": "update",
  spot: "replace",
  "subnet-client": "update",
  "tagged-group": "update",
  "tagged-rg": "update",
  "template-group": "update",
  twice: "update",
  words: "update",
};

/** What is expected on the engine that is there. */
const here = <T>(expected: Record<string, T>): Record<string, T> =>
  isPodman ? omit(expected, "clusters/basic", "clusters/pools", "basic", "pools-work") : expected;

test("they run", async () => {
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(await answers()).toEqual(here(FIRST));
});

test("a refresh changes nothing", async () => {
  await stack.succeed("preview", "--refresh", "--expect-no-changes");
});

test("an edit of each does what its preview says, and no more", async () => {
  await stack.succeed("config", "set", "test:edited", "true");
  expect(await changes()).toEqual(here(STEPS));
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(await answers()).toEqual(here({ ...FIRST, ...EDITED }));
  await stack.succeed("preview", "--refresh", "--expect-no-changes");
});
