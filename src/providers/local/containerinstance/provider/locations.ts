/**
 * What Microsoft.ContainerInstance answers beside its container groups and profiles lives here: what a location offers
 * and what of it is used, the provider's operations, the link of a subnet, and the operations that this service does not
 * have. service.ts imports the routes by ../../routes.ts. It never changes a container group.
 */

import type { Json } from "../../../../model/core/armBody";
import { sumCpu } from "../../../../model/values/quantity";
import { keyOf, SUBSCRIPTION, TYPE } from "../../../../docker/labels";
import type { Context } from "../../context";
import { locationOf } from "../../http/rules";
import type { Routes } from "../../http/router";
import { displayName } from "../../../../model/values/locations";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import { SECRET_IMAGES } from "../../store/engineSecret";
import { GROUP_TYPE } from "../../store/types";
import { groupOf } from "../body";

/**
 * The largest group of the service. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits
 */
const LARGEST = { cpu: 31, memoryInGB: 240 };

/** Default quota of groups and of CPU cores in a region of a subscription. Source: the same page. Nothing here enforces it. */
const QUOTA = { ContainerGroups: 100, StandardCores: 100 };

const NAMES: Readonly<Record<keyof typeof QUOTA, string>> = {
  ContainerGroups: "Container Groups",
  StandardCores: "Standard Cores",
};

const GIB = 2 ** 30;

export function locationRoutes(context: () => Promise<Context>): Routes {
  const location = "/subscriptions/{subscription}/providers/Microsoft.ContainerInstance/locations/{location}";
  return {
    [`GET ${location}/cachedImages`]: async () => ({
      status: 200,
      body: { value: await cachedImages(await context()) },
    }),
    [`GET ${location}/capabilities`]: async (_, { location: name = "" }) => {
      return { status: 200, body: { value: await capabilities(await context(), name) } };
    },
    [`GET ${location}/usages`]: async (_, { subscription = "", location: name = "" }) => {
      return { status: 200, body: { value: await usages(await context(), subscription, name) } };
    },
  };
}

const systemOf = (os: string): string => (os.toLowerCase() === "windows" ? "Windows" : "Linux");

/** The images that the engine has: groups of them start without a pull. Berth's own ones are not for groups. */
async function cachedImages({ engine }: Context): Promise<Json[]> {
  const [{ os }, names] = await Promise.all([engine.version(), engine.imageNames()]);
  const isOwn = (name: string) => name === SANDBOX_IMAGE || name.startsWith(`${SECRET_IMAGES}:`);
  return [...new Set(names)]
    .filter((name) => !isOwn(name))
    .sort()
    .map((image) => ({ osType: systemOf(os), image }));
}

/** The largest group: what the service allows, and no more than the engine's machine has. */
async function capabilities({ engine }: Context, location: string): Promise<Json[]> {
  const [{ os }, { cpus, memoryBytes }] = await Promise.all([engine.version(), engine.info()]);
  const memoryInGB = Math.floor((memoryBytes / GIB) * 10) / 10;
  return ["Public", "Private"].map((ipAddressType) => ({
    resourceType: "containerGroups",
    osType: systemOf(os),
    location: displayName(location),
    ipAddressType,
    gpu: "None",
    capabilities: {
      maxMemoryInGB: Math.min(LARGEST.memoryInGB, memoryInGB),
      maxCpu: Math.min(LARGEST.cpu, cpus),
      maxGpuCount: 0,
    },
  }));
}

async function usages({ records }: Context, subscription: string, location: string): Promise<Json[]> {
  const found = await records.list({ [TYPE]: GROUP_TYPE, [SUBSCRIPTION]: keyOf(`/subscriptions/${subscription}`) });
  const groups = found
    .filter(({ body }) => locationOf(body) === locationOf({ location }))
    .map(({ body }) => groupOf(body));
  const standard = groups.filter(({ priority }) => priority !== "Spot");
  const cores = sumCpu(standard.flatMap(({ containers }) => containers.map(({ resources }) => resources.requests.cpu)));
  const used = { ContainerGroups: groups.length, StandardCores: Math.ceil(cores) };
  const path = `/subscriptions/${subscription}/providers/Microsoft.ContainerInstance/locations/${location}/usages`;
  return (["ContainerGroups", "StandardCores"] as const).map((value) => ({
    id: `${path}/${value}`,
    unit: "Count",
    currentValue: used[value],
    limit: QUOTA[value],
    name: { value, localizedValue: NAMES[value] },
  }));
}
