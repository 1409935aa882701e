import type { Json } from "../../../../src/model/core/armBody";
import { asList, asRecord } from "../../../../src/model/core/json";
import type { FakeClock } from "../../../support/arm/script";

export const ENDPOINT = "https://arm.test";

/** An answer of the simulated service, before anything happens to it on its way. */
export interface WorldReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** How an operation of the service ends. */
export type Ending = "Succeeded" | "Failed" | "Canceled" | "stuck";

interface Work {
  readonly id: string;
  readonly endsMs: number;
  readonly ending: Ending;
  readonly done: () => void;
  isOver: boolean;
}

interface Stored {
  readonly id: string;
  body: Json;
}

/** Longest time for which a region does not know of a resource. */
const LAG_MS = 40_000;
const WORK_MS = { group: 25_000, account: 18_000, removal: 40_000 };

/**
 * Azure as far as resource groups, storage accounts, shares and container groups go, as its recorded answers show it: synchronous and
 * long-running operations, conflicts, missing parents. It keeps its state in memory and has the test's clock.
 */
export class World {
  readonly stored = new Map<string, Stored>();
  /** How the next operation ends. */
  ending: (id: string) => Ending = () => "Succeeded";
  /** How often a resource that has just been made is not found. */
  lag: () => number = () => 0;
  private readonly works = new Map<string, Work>();
  private readonly lagging = new Map<string, { left: number; readonly untilMs: number }>();
  private operations = 0;

  constructor(private readonly clock: FakeClock) {}

  /** Ids of what there is, in lower case. */
  ids(): string[] {
    this.settle();
    return [...this.stored.keys()].sort();
  }

  /** Time passes: what is stuck ends, and every region knows everything. */
  rest(): void {
    this.lagging.clear();
    for (const work of this.works.values()) if (work.ending === "stuck") work.isOver = true;
    this.clock.pass(3_600_000);
    this.settle();
  }

  handle(method: string, url: string, body: Json | undefined, headers: Readonly<Record<string, string>>): WorldReply {
    this.settle();
    const path = new URL(url).pathname;
    const key = path.toLowerCase();
    if (/\/(?:operations|asyncoperations|operationresults)\/\d+$/.test(key)) return this.poll(path);
    return this.lost(method, key) ?? this.answer(method, path, body ?? {}, headers["if-none-match"] === "*");
  }

  private settle(): void {
    for (const work of this.works.values()) {
      if (work.isOver || work.ending === "stuck" || this.clock.nowMs() < work.endsMs) continue;
      work.isOver = true;
      work.done();
    }
  }

  /** The answer of a region that does not know yet. */
  private lost(method: string, key: string): WorldReply | undefined {
    const about = method === "POST" ? key.slice(0, key.lastIndexOf("/")) : key;
    const is = (id: string) => (method === "PUT" ? key.startsWith(`${id}/`) : id === about);
    const [found = "", lag] = [...this.lagging].find(([id]) => is(id)) ?? [];
    if (lag === undefined) return undefined;
    lag.left -= 1;
    if (lag.left < 0 || this.clock.nowMs() > lag.untilMs) return void this.lagging.delete(found);
    return missing(method === "PUT" && isResourceGroup(found) ? "ResourceGroupNotFound" : "ResourceNotFound", found);
  }

  private answer(method: string, path: string, body: Json, onlyNew: boolean): WorldReply {
    const key = path.toLowerCase();
    const found = this.stored.get(key);
    const parent = key.replace(/\/fileservices\/default\/shares\/[^/]+$|\/providers\/[^/]+\/[^/]+\/[^/]+$/, "");
    if (method === "POST") return this.act(key);
    if (method === "GET") return found === undefined ? missing("ResourceNotFound", key) : ok(found.body);
    if (method === "PUT" && parent !== key && !this.stored.has(parent))
      return missing(isResourceGroup(parent) ? "ResourceGroupNotFound" : "ParentResourceNotFound", parent);
    if (method === "PATCH" && found === undefined) return missing("ResourceNotFound", key);
    if (method === "PUT" && onlyNew && found !== undefined) return conflict(412, "PreconditionFailed", "it exists.");
    const type = isResourceGroup(key) ? "resourceGroup" : /\/([^/]+)\/[^/]+$/.exec(key)![1]!;
    const busy = [...this.works.values()].find((work) => !work.isOver && (work.id === key || work.id === parent));
    if (busy !== undefined && !(method === "DELETE" && type === "resourceGroup")) {
      if (type === "containergroups") return conflict(409, "ContainerGroupTransitioning", "It is transitioning.");
      if (type === "resourceGroup") return conflict(409, "ResourceGroupBeingDeleted", "It is being deleted.");
      return conflict(409, "StorageAccountOperationInProgress", "An operation is in progress.");
    }
    switch (type) {
      case "resourceGroup":
        return method === "DELETE" ? this.removeGroup(key) : this.put(path, { ...body, properties: {} });
      case "storageaccounts":
        return method === "DELETE" ? this.remove(key, 200) : this.putAccount(path, body);
      case "shares":
        return this.share(method, path, body);
      default:
        return this.containerGroup(method, path, body);
    }
  }

  private act(key: string): WorldReply {
    const about = this.stored.get(key.slice(0, key.lastIndexOf("/")));
    if (about === undefined) return missing("ResourceNotFound", key);
    if (key.endsWith("/listkeys")) return ok({ keys: [{ keyName: "key1", value: "a-key-of-the-account" }] });
    return { status: 204 };
  }

  private put(path: string, body: Json): WorldReply {
    const key = path.toLowerCase();
    const found = this.stored.get(key);
    const lag = found === undefined ? this.lag() : 0;
    if (lag > 0) this.lagging.set(key, { left: lag, untilMs: this.clock.nowMs() + LAG_MS });
    const whole = { id: path, name: path.split("/").at(-1)!, ...body };
    this.stored.set(key, { id: path, body: whole });
    return { status: found === undefined ? 201 : 200, body: whole };
  }

  private putAccount(path: string, body: Json): WorldReply {
    if (this.stored.has(path.toLowerCase())) return this.put(path, body);
    const url = this.begin(path, WORK_MS.account, "Microsoft.Storage/locations/w/asyncoperations", (ending) => {
      if (ending === "Succeeded") this.put(path, body);
    });
    return { status: 202, headers: { location: url, "retry-after": "17" } };
  }

  private share(method: string, path: string, body: Json): WorldReply {
    const key = path.toLowerCase();
    const found = this.stored.get(key);
    if (method === "DELETE") return this.remove(key, 200);
    // A PUT of a share that exists changes nothing.
    if (method === "PUT") return found === undefined ? this.put(path, body) : ok(found.body);
    return this.put(path, { properties: { ...asRecord(found!.body.properties), ...asRecord(body.properties) } });
  }

  private containerGroup(method: string, path: string, body: Json): WorldReply {
    const key = path.toLowerCase();
    const found = this.stored.get(key);
    if (method === "DELETE") return this.remove(key, 200);
    if (method === "PATCH") return this.put(path, { ...found!.body, tags: body.tags });
    const { containers, ...properties } = asRecord(body.properties);
    const settled = (provisioningState: string, state: string): Json => ({
      ...body,
      // A PUT of a group that exists does not change its tags.
      tags: found === undefined ? body.tags : found.body.tags,
      properties: {
        ...properties,
        provisioningState,
        instanceView: { state, events: [] },
        containers: asList(containers).map((container) => ({
          ...asRecord(container),
          properties: {
            ...asRecord(asRecord(container).properties),
            instanceView: { restartCount: 0, currentState: { state } },
          },
        })),
      },
    });
    const reply = this.put(path, settled("Pending", "Pending"));
    const url = this.begin(path, WORK_MS.group, "Microsoft.ContainerInstance/locations/w/operations", (ending) => {
      const isGood = ending === "Succeeded";
      const stored = this.stored.get(key);
      const after = settled(isGood ? "Succeeded" : "Failed", isGood ? "Running" : "Waiting");
      if (stored !== undefined) stored.body = { ...stored.body, properties: after.properties };
    });
    return { ...reply, headers: { "azure-asyncoperation": url } };
  }

  private remove(key: string, status: number): WorldReply {
    const found = this.stored.get(key);
    for (const id of this.stored.keys()) if (id === key || id.startsWith(`${key}/`)) this.stored.delete(id);
    return found === undefined ? { status: 204 } : { status, body: found.body };
  }

  private removeGroup(key: string): WorldReply {
    if (!this.stored.has(key)) return missing("ResourceGroupNotFound", key);
    const url = this.begin(key, WORK_MS.removal, "operationresults", (ending) => {
      if (ending === "Succeeded") this.remove(key, 200);
    });
    return { status: 202, headers: { location: url, "retry-after": "15" } };
  }

  private begin(id: string, ms: number, where: string, done: (ending: Ending) => void): string {
    const running = [...this.works].find(([, work]) => !work.isOver && work.id === id.toLowerCase());
    if (running !== undefined) return running[0];
    const [, subscription] = /\/subscriptions\/([^/]+)/i.exec(id)!;
    const place = where.includes("/") ? `providers/${where}` : where;
    const url = `${ENDPOINT}/subscriptions/${subscription}/${place}/${++this.operations}?api-version=2018-06-01&t=1`;
    const ending = this.ending(id);
    const work = { id: id.toLowerCase(), endsMs: this.clock.nowMs() + ms, ending, isOver: false };
    this.works.set(url, { ...work, done: () => done(ending) });
    return url;
  }

  private poll(path: string): WorldReply {
    const [url = "", work] = [...this.works].find(([known]) => new URL(known).pathname === path) ?? [];
    if (work === undefined) return missing("OperationNotFound", path);
    const { isOver, ending, id } = work;
    const isStatus = path.includes("/operations/");
    if (!isOver || ending === "stuck")
      return isStatus
        ? ok({ id, status: "Pending", properties: { events: [] } })
        : { status: 202, headers: { location: url, "retry-after": "17" } };
    if (isStatus) return ok({ id, status: ending, ...(ending !== "Succeeded" && failed(ending)) });
    if (ending !== "Succeeded") return { status: 409, body: failed(ending) };
    return ok(this.stored.get(id)?.body ?? {});
  }
}

const isResourceGroup = (key: string): boolean => /\/resourcegroups\/[^/]+$/.test(key);
const ok = (body: Json): WorldReply => ({ status: 200, body });
const conflict = (status: number, code: string, message: string): WorldReply => ({
  status,
  body: { error: { code, message } },
});
const failed = (ending: Ending): Json => ({ error: { code: `World${ending}`, message: `It ended as ${ending}.` } });
const missing = (code: string, id: string): WorldReply => conflict(404, code, `The Resource '${id}' was not found.`);
