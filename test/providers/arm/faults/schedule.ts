import { asList, asRecord } from "../../../../src/model/core/json";
import { randomOf } from "../../../support/random";
import { FakeClock } from "../../../support/arm/script";
import { ACCOUNT, GROUP, RESOURCE_GROUP, SHARE, SUBSCRIPTION } from "../../plugin/support";
import { AFTER, BEFORE, type Fault, Line, type Try } from "./line";
import { type Failure, Stack, type Wanted } from "./stack";
import { type Ending, World } from "./world";

/** What a schedule did. */
export interface Outcome {
  readonly faults: number;
  readonly requests: number;
  /** Commands that ended with an error. */
  readonly failed: number;
  readonly commands: number;
  /** What was wrong. */
  readonly misses: readonly string[];
}

/** A command that fails is given again that often. */
const COMMANDS = 12;
const MAX_TRIES = 8;

/** What a message must say at least of what to do. */
const ADVICE = /pulumi up|try again|wait some minutes|Check |See |Sign in|Change |Look |look /;

type Random = () => number;

/** Runs a program through up, update and destroy, with the faults that follow from a number. */
export async function runSchedule(seed: number): Promise<Outcome> {
  const random = randomOf(seed);
  const clock = new FakeClock();
  const world = new World(clock);
  const line = new Line(world, clock);
  const stack = new Stack(line.connection(SUBSCRIPTION), clock, random);
  line.aheadMs = pick(random, [0, 0, 0, 3_600_000, -3_600_000, 45_000]);
  const misses: string[] = [];
  const counts = { failed: 0, commands: 0 };

  const phase = async (name: string, run: () => Promise<Failure[]>, isReached: () => string | undefined) => {
    const lasting = random() < 0.3 ? lastingFault(random) : undefined;
    for (let command = 0; ; command++) {
      // It gets better with time, and in the end all is well.
      const rate = command >= COMMANDS - 2 ? 0 : pick(random, [0.05, 0.15, 0.4]) / (1 + command / 2);
      line.fault = (request) => {
        if (command < 2 && lasting?.hits(request.path) === true) return lasting.fault;
        return random() < rate ? pick<Fault>(random, [...BEFORE, ...AFTER]) : undefined;
      };
      world.ending = () => (random() < rate / 2 ? pick<Ending>(random, ["Failed", "Canceled", "stuck"]) : "Succeeded");
      world.lag = () => (rate > 0 && random() < 0.3 ? 1 + Math.floor(random() * 4) : 0);
      const failures = await run();
      counts.commands += 1;
      counts.failed += failures.length > 0 ? 1 : 0;
      misses.push(...failures.flatMap((failure) => wrongIn(failure)).map((text) => `${name} ${command}: ${text}`));
      const known = stack.ids();
      const orphans = world.ids().filter((id) => !known.includes(id));
      if (orphans.length > 0)
        misses.push(`${name} ${command}: orphans ${orphans.join(", ")} after ${JSON.stringify(failures)}`);
      world.rest();
      const late = world.ids().filter((id) => !known.includes(id) && !orphans.includes(id));
      if (late.length > 0) misses.push(`${name} ${command}: late orphans ${late.join(", ")}`);
      if (failures.length === 0) {
        const missing = known.filter((id) => !world.ids().includes(id));
        if (missing.length > 0) misses.push(`${name} ${command}: it knows what is not there, ${missing.join(", ")}`);
        const wrong = isReached();
        if (wrong !== undefined) misses.push(`${name} ${command}: ${wrong}`);
        return;
      }
      if (command >= COMMANDS) return void misses.push(`${name}: it did not converge: ${failures[0]!.message}`);
    }
  };

  const first = program(random, seed);
  await phase("up", () => stack.up(first), () => differenceOf(world, first)); // prettier-ignore
  const second = changed(random, first);
  await phase("update", () => stack.up(second), () => differenceOf(world, second)); // prettier-ignore
  await phase("destroy", () => stack.destroy(), () => (world.ids().length > 0 ? "something is left" : undefined)); // prettier-ignore
  misses.push(...wrongLoad(line.tries));
  return { faults: line.tries.filter(({ fault }) => fault).length, requests: line.tries.length, ...counts, misses };
}

/** A fault that happens to all requests about one kind of resource. */
function lastingFault(random: Random) {
  const kind = pick(random, [/containergroups/i, /storageaccounts/i, /shares/i, /resourcegroups\/[^/]+$/i, /./]);
  const fault = pick<Fault>(random, ["429", "429 in seconds", "503", "reset", "reset after", "silence", "conflict", "500 after", "cut off", "transitioning", "expired", "refused"]); // prettier-ignore
  return { fault, hits: (path: string) => kind.test(path) };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

function program(random: Random, seed: number): Wanted[] {
  const wanted: Wanted[] = [];
  const count = (most: number) => Math.floor(random() * (most + 1));
  // Names that the program gives are looked for before they are made.
  const named = (key: string, name: string) => (random() < 0.5 ? { [key]: name } : {});
  for (let g = 0; g <= count(1); g++) {
    const resourceGroupName = `rg${seed}x${g}`;
    const group = `${RESOURCE_GROUP}::g${g}`;
    wanted.push({
      resource: group,
      inputs: { resourceGroupName, location: "westeurope", tags: { v: "1" } },
      needs: [],
    });
    for (let a = 0; a < count(2); a++) {
      const accountName = `acct${seed}x${g}x${a}`;
      const account = `${ACCOUNT}::a${g}${a}`;
      const inputs = {
        resourceGroupName,
        accountName,
        location: "westeurope",
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
      };
      wanted.push({ resource: account, inputs: { ...inputs, tags: { v: "1" } }, needs: [group] });
      for (let s = 0; s < count(2); s++)
        wanted.push({
          resource: `${SHARE}::s${g}${a}${s}`,
          inputs: { resourceGroupName, accountName, ...named("shareName", `share${s}`), shareQuota: 5 },
          needs: [account],
        });
    }
    for (let c = 0; c < 1 + count(2); c++) {
      const accounts = wanted.filter(
        ({ resource, inputs }) => resource.startsWith(ACCOUNT) && inputs.resourceGroupName === resourceGroupName,
      );
      const mounted = random() < 0.5 ? accounts[0] : undefined;
      const azureFile = { shareName: "data", storageAccountName: mounted?.inputs.accountName };
      wanted.push({
        resource: `${GROUP}::c${g}${c}`,
        inputs: {
          resourceGroupName,
          ...named("containerGroupName", `web${c}`),
          ...(random() < 0.5 && { location: "westeurope" }),
          osType: "Linux",
          restartPolicy: "Always",
          containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
          ...(mounted && { volumes: [{ name: "data", azureFile }] }),
          tags: { v: "1" },
        },
        needs: [group, ...(mounted ? [mounted.resource] : [])],
      });
    }
  }
  return wanted;
}

/** The same program with changes: tags, sizes, images, replacements, removals. */
function changed(random: Random, wanted: readonly Wanted[]): Wanted[] {
  const isNeeded = ({ resource }: Wanted) => wanted.some(({ needs }) => needs.includes(resource));
  return wanted.flatMap((one) => {
    const draw = random();
    const { resource, inputs } = one;
    if (draw < 0.15 && !isNeeded(one)) return [];
    if (draw < 0.4) return [one];
    if (resource.startsWith(SHARE)) return [{ ...one, inputs: { ...inputs, shareQuota: 9 } }];
    if (!resource.startsWith(GROUP) || draw < 0.55) return [{ ...one, inputs: { ...inputs, tags: { v: "2" } } }];
    const [container] = asList(inputs.containers).map(asRecord);
    if (draw < 0.8) return [{ ...one, inputs: { ...inputs, containers: [{ ...container, image: "busybox:2" }] } }];
    // The restart policy of a group cannot change in place.
    return [{ ...one, inputs: { ...inputs, restartPolicy: "Never", tags: { v: "2" } } }];
  });
}

/** Where the service differs from the program; undefined when it does not. */
function differenceOf(world: World, wanted: readonly Wanted[]): string | undefined {
  const has = [...world.stored.values()].map(({ body }) => ({ ...asRecord(body.properties), ...body }));
  const missing = wanted.filter(({ resource, inputs }) => {
    const [container] = asList(inputs.containers).map(asRecord);
    return !has.some((body) => {
      const { berthOwner: owner } = asRecord(body.tags ?? asRecord(body).metadata);
      if (typeof owner !== "string" || !owner.endsWith(`$${resource}`)) return false;
      if (inputs.tags !== undefined && asRecord(body.tags).v !== asRecord(inputs.tags).v) return false;
      if (inputs.shareQuota !== undefined && asRecord(body).shareQuota !== inputs.shareQuota) return false;
      if (container === undefined) return true;
      const [seen] = asList(asRecord(body).containers).map(asRecord);
      const isGood = asRecord(body).provisioningState === "Succeeded";
      return (
        isGood &&
        asRecord(seen?.properties).image === container.image &&
        asRecord(body).restartPolicy === inputs.restartPolicy
      );
    });
  });
  return missing.length === 0 ? undefined : `not as wanted: ${missing.map(({ resource }) => resource).join(", ")}`;
}

/** What a message lacks. */
function wrongIn({ resource, step, message }: Failure): string[] {
  const kind: Record<string, string> = { [GROUP]: "container group", [ACCOUNT]: "storage account", [SHARE]: "file share", [RESOURCE_GROUP]: "resource group" }; // prettier-ignore
  const noun = kind[resource.split("::")[0]!]!;
  const namesIt = message.includes(`${noun} "`) || message.includes("keys of storage account");
  const isGood = namesIt && ADVICE.test(message) && !/bug in it|undefined|\[object/.test(message);
  return isGood ? [] : [`${step} of ${resource} says ${JSON.stringify(message)}`];
}

/** Requests that came too often, or too soon. */
function wrongLoad(tries: readonly Try[]): string[] {
  const wrong: string[] = [];
  const byRequest = new Map<string, Try[]>();
  for (const one of tries) byRequest.set(one.request, [...(byRequest.get(one.request) ?? []), one]);
  for (const [request, all] of byRequest) {
    const isLag = ({ status }: Try) => status === 404;
    const sent = all.filter((one) => !isLag(one));
    // One try more for a token that was refused.
    if (sent.length > MAX_TRIES + 1) wrong.push(`${sent.length} tries of ${all[0]!.method} ${all[0]!.path} ${request}`);
    let count = 0;
    for (const [i, one] of all.entries()) {
      const before = all[i - 1];
      if (before === undefined || isLag(before)) count = 0;
      else {
        if (one.atMs < before.notBeforeMs)
          wrong.push(`${one.method} ${one.path} came ${before.notBeforeMs - one.atMs} ms too soon`);
        const leastMs = before.status === 401 ? 0 : (Math.min(1_000 * 2 ** count, 60_000) / 2) | 0;
        if (one.atMs - before.endMs < leastMs)
          wrong.push(
            `${one.method} ${one.path} came ${one.atMs - before.endMs} ms after ${before.fault}, not ${leastMs}`,
          );
        if (before.status !== 401) count += 1;
      }
      const mayNotRepeat = one.method === "POST" && !/\/list\w+$/i.test(one.path);
      if (mayNotRepeat && before !== undefined) wrong.push(`${one.path} was sent again`);
    }
  }
  return wrong;
}
