import { setImmediate as pause } from "node:timers/promises";
import { omit } from "../../../../src/model/core/json";
import type { Engine, Labels } from "../../../../src/docker/engine";
import { keyOf } from "../../../../src/docker/labels";
import { agentPoolRoutes } from "../../../../src/providers/local/containerservice/agentPool";
import { managedClusterRoutes } from "../../../../src/providers/local/containerservice/managedCluster";
import type { Context } from "../../../../src/providers/local/context";
import { toArmError } from "../../../../src/providers/local/http/errors";
import type { Call } from "../../../../src/providers/local/http/http";
import { Records } from "../../../../src/providers/local/store/records";
import { CLUSTER_TYPE, POOL_TYPE } from "../../../../src/providers/local/store/types";
import { Operations } from "../../../../src/providers/local/work/operations";
import { Turns } from "../../../../src/providers/local/work/turns";
import { cluster, systemPool } from "../../../support/engine/cluster";
import { FakeClock } from "../../../support/fakeClock";
import { randomOf } from "../../../support/random";

const GROUP = { subscriptionId: "s", resourceGroup: "rg", type: "Microsoft.Resources/resourceGroups", names: ["rg"] };
const CLUSTER = { ...GROUP, type: CLUSTER_TYPE, names: ["aks"] };
const pool = (name: string) => ({ ...GROUP, type: POOL_TYPE, names: ["aks", name] });
const NAMES = { subscription: "s", group: "rg", cluster: "aks" };
const PUT_CLUSTER = `PUT /subscriptions/{subscription}/resourcegroups/{group}/providers/${CLUSTER_TYPE}/{cluster}`;
const BODY = { ...cluster(), properties: omit(cluster().properties, "agentPoolProfiles") };
const properties = { count: 1, vmSize: "Standard_B2s", osType: "Linux", mode: "System" };

/** An engine that has volumes alone, and whose answers come after as many turns as a seed says. */
function volumesOf(seed: number) {
  const volumes = new Map<string, Labels>();
  const random = randomOf(seed);
  const soon = async () => {
    for (let turns = Math.floor(random() * 8); turns > 0; turns--) await pause();
  };
  const fits = (labels: Labels, filter: readonly string[]) =>
    filter.every((item) => {
      const [name = "", ...value] = item.split("=");
      return value.length === 0 ? name in labels : labels[name] === value.join("=");
    });
  const engine: Partial<Engine> = {
    createVolume: async (name, labels) => {
      await soon();
      if (!volumes.has(name)) volumes.set(name, labels);
      return { name, labels: volumes.get(name)! };
    },
    listVolumes: async (filter) => {
      await soon();
      const found = [...volumes].filter(([, labels]) => fits(labels, filter));
      await soon();
      return found.map(([name, labels]) => ({ name, labels }));
    },
    removeVolume: async (name) => {
      await soon();
      return volumes.delete(name);
    },
    listContainers: async () => [],
    isPodman: async () => false,
  };
  // The work that comes after the decision does not end.
  const never = () => new Promise(() => undefined);
  return new Proxy(engine as Engine, { get: (target, name) => Reflect.get(target, name) ?? never });
}

/** One process: it knows of the others what is in the engine. */
function processOn(engine: Engine, name: string) {
  const clock = new FakeClock();
  let made = 0;
  const now = () => new Date(clock.nowMs());
  const uuid = () => `${name}-${made++}`;
  const operations = new Operations(now, uuid, clock, 0, (error) => toArmError(error).body.error);
  const records = new Records(engine, now, uuid);
  const secret = { get: () => new Promise(() => undefined) };
  const context = { engine, secret, records, operations, turns: new Turns(), now, clock, uuid } as unknown as Context;
  const routes = {
    ...agentPoolRoutes(async () => context, "/c"),
    ...managedClusterRoutes(async () => context),
  };
  const send = async (route: string, body: object, names: object): Promise<number> => {
    const call = {
      method: route.split(" ")[0],
      origin: "https://localhost",
      headers: {},
      query: new Map(),
      apiVersion: "2025-08-01",
      body: JSON.stringify(body),
      signal: new AbortController().signal,
    } as unknown as Call;
    try {
      return (await routes[route]!(call, { ...NAMES, ...names })).status;
    } catch (error) {
      return toArmError(error).status;
    }
  };
  return {
    records,
    demote: (name: string) =>
      send("PUT /c/agentPools/{pool}", { properties: { ...properties, mode: "User" } }, { pool: name }),
    /** By the cluster's own body, which has all pools. */
    rewrite: (name: string) => {
      const pools = ["a", "b"].map((own) => systemPool({ name: own, mode: own === name ? "User" : "System" }));
      return send(PUT_CLUSTER, cluster(pools), {});
    },
    remove: (name: string) => send("DELETE /c/agentPools/{pool}", {}, { pool: name }),
  };
}

async function clusterWith(seed: number) {
  const engine = volumesOf(seed);
  const [one, two] = [processOn(engine, "one"), processOn(engine, "two")];
  await one.records.write({ id: GROUP, body: { location: "westeurope" } });
  await one.records.write({ id: CLUSTER, body: BODY });
  for (const name of ["a", "b"]) await one.records.write({ id: pool(name), body: { properties } });
  const modes = async () => {
    const found = await one.records.list({
      "berth.parent": keyOf(
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
      ),
    });
    return found.map(({ id, body, labels }) => [
      id.names[1],
      (body.properties as any).mode,
      JSON.parse(labels["berth.state"] ?? "{}").state,
    ]);
  };
  return { one, two, modes };
}

const SEEDS = Array.from({ length: 20 }, (_, i) => i);

test.each([
  ["demote", "demote"],
  ["demote", "remove"],
  ["remove", "remove"],
  ["rewrite", "demote"],
  ["rewrite", "remove"],
] as const)(
  "two processes that %s and %s a cluster's two System pools at once leave one of them",
  async (first, second) => {
    const outcomes = new Set<string>();
    for (const seed of SEEDS) {
      const { one, two, modes } = await clusterWith(seed);
      const answers = await Promise.all([one[first]("a"), two[second]("b")]);
      const left = (await modes()).filter(([, mode, state]) => mode === "System" && state !== "Deleting");
      expect([seed, answers, left.length > 0]).toEqual([seed, expect.anything(), true]);
      outcomes.add(answers.map((status) => (status < 300 ? "done" : status)).join(" "));
    }
    // A cluster's own body that comes second makes the other pool a System pool again.
    if (first === "rewrite") outcomes.delete("done done");
    // Whoever is refused tries again, and finds then what the other one has done.
    expect([...outcomes].filter((outcome) => !/^(done (400|409)|(400|409) done|409 409)$/.test(outcome))).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(1);
  },
);
