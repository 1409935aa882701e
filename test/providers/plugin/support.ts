import type { sendUnaryData } from "@grpc/grpc-js";
import type { ArmClient, ArmResource } from "../../../src/providers/arm/contract";
import type { Deletions } from "../../../src/providers/plugin/deletions";
import { Engine } from "../../../src/providers/plugin/engine";
import { providerService } from "../../../src/providers/plugin/service";
import { type Host, Session } from "../../../src/providers/plugin/session";
import { FakeClock } from "../../support/fakeClock";
import { ACCOUNT, Caller, GROUP, RESOURCE_GROUP, SHARE } from "./caller";

export { ACCOUNT, GROUP, RESOURCE_GROUP, SHARE, SUBSCRIPTION } from "./caller";
export { GROUP_ID, container, failure, group, leftover, problemsIn } from "./caller";

/** An engine that stores the messages it gets. */
export class ListeningEngine extends Engine {
  readonly notes: string[] = [];
  readonly statuses: string[] = [];
  override note(_urn: string, message: string): void {
    this.notes.push(message);
  }
  override status(_urn: string, message: string): void {
    this.statuses.push(message);
  }
}

/** Deletions in memory. */
export function remembered(): Deletions & { readonly keys: ReadonlySet<string> } {
  const keys = new Set<string>();
  return {
    keys,
    begun: (key) => void keys.add(key),
    ended: (key) => void keys.delete(key),
    has: (key) => keys.has(key),
  };
}

const refuse = () => Promise.reject(new Error("not expected to be called"));

/** A client whose resources do what a test says, and nothing else. */
export function fakeClient(operations: Partial<ArmResource>, functions: ArmClient["functions"] = {}): ArmClient {
  const resource = { create: refuse, read: refuse, owner: refuse, update: refuse, delete: refuse, ...operations };
  return {
    resources: { [GROUP]: resource, [ACCOUNT]: resource, [SHARE]: resource, [RESOURCE_GROUP]: resource },
    functions,
  };
}

/** A plugin in this process, called through its handlers. */
export class Plugin extends Caller {
  readonly engine = new ListeningEngine();
  readonly clock = new FakeClock();
  readonly session: Session;
  opened = 0;
  private readonly service;

  constructor(client: ArmClient = fakeClient({}), host: Partial<Host> = {}) {
    super();
    this.session = new Session(
      {
        version: "1.2.3",
        env: {},
        deletions: remembered(),
        random: (size) => Buffer.alloc(size, 7),
        clock: this.clock,
        readSchema: async () => "{}",
        loadComponents: refuse,
        openTarget: async () => {
          this.opened += 1;
          return client;
        },
        ...host,
      },
      this.engine,
    );
    this.service = providerService(this.session);
  }

  call<Response>(method: string, request: unknown): Promise<Response> {
    return new Promise((resolve, reject) => {
      const done: sendUnaryData<Response> = (error, response) =>
        error === null ? resolve(response!) : reject(Object.assign(new Error(error.details), error));
      (this.service[method] as any)({ request }, done);
    });
  }
}
