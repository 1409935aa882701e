/**
 * What all requests to ARM have in common lives here: the connection, sign-in, faults and their explanation, secrets,
 * recorded calls, web sockets. The folders of resources import it, and the targets import what they need to connect. It
 * never knows a kind of resource.
 */

import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock } from "../../../clock";
import type { Json } from "../../../model/core/armBody";
import type { ArmConnection } from "../contract";
import type { Call } from "./call";
import { ArmFault, operationFault } from "./fault";
import { Sdk } from "./sdk";

/** Differences between clocks up to this are due to the way of an answer, and to its time in whole seconds. */
const SKEW_MS = 5_000;

/** What all resources of one client share. */
export class Session {
  readonly sdk: Sdk;
  private readonly locations = new Map<string, Promise<string>>();
  private readonly calls = new AsyncLocalStorage<Call>();
  /** How far the service's clock is ahead of this machine's, in milliseconds. */
  private aheadMs = 0;

  constructor(
    readonly connection: ArmConnection,
    readonly clock: Clock,
    /** From 0 to below 1. */
    readonly random: () => number = Math.random,
  ) {
    const saw = (date: number) => (this.aheadMs = date - clock.nowMs());
    this.sdk = new Sdk(connection, { clock, random, running: () => this.running, saw });
  }

  /** Runs work as a call's, so that what becomes of its requests is shown with the call and ends with it. */
  during<T>(call: Call, work: () => Promise<T>): Promise<T> {
    call.began(this.clock.nowMs());
    return this.calls.run(call, work);
  }

  /** The call whose work this is. */
  get running(): Call | undefined {
    return this.calls.getStore();
  }

  /** The service's time, by which it tells when something happened. */
  serviceNowMs(): number {
    return this.clock.nowMs() + (Math.abs(this.aheadMs) < SKEW_MS ? 0 : this.aheadMs);
  }

  /**
   * ARM's condition of a creation that must find nothing, as a header. The local service honours it for every resource, and Azure for
   * clusters and their pools only, whose SDK has an option for it.
   */
  condition({ onlyNew }: Call): Readonly<Record<string, string>> {
    return onlyNew && this.connection.extended === true ? { "If-None-Match": "*" } : {};
  }

  /** The location of a resource group. It is read once. */
  location(resourceGroup: string, call: Call): Promise<string> {
    const key = resourceGroup.toLowerCase();
    const known = this.locations.get(key);
    // What ends with one call has not ended for another.
    if (known !== undefined)
      return known.catch((error: unknown) => {
        if ((error as Error).name !== "AbortError" || call.signal.aborted) throw error;
        return this.location(resourceGroup, call);
      });
    const asked = this.askLocation(resourceGroup, call);
    this.locations.set(key, asked);
    asked.catch(() => this.locations.delete(key));
    return asked;
  }

  /** Must be called when a resource group is created or deleted. */
  forgetLocation(resourceGroup: string): void {
    this.locations.delete(resourceGroup.toLowerCase());
  }

  private async askLocation(resourceGroup: string, call: Call): Promise<string> {
    const client = await this.sdk.resources();
    const { location } = await client.resourceGroups.get(resourceGroup, { abortSignal: call.signal });
    return location;
  }
}

/** Somebody else has created it since it was looked for. */
export function takenFault(): ArmFault {
  const message = "somebody else has created it at the same moment.";
  return new ArmFault(message, { code: "PreconditionFailed", statusCode: PRECONDITION_FAILED, method: "PUT" });
}

export const isTaken = (error: unknown, { onlyNew }: Call): boolean =>
  onlyNew && error instanceof ArmFault && error.details.statusCode === PRECONDITION_FAILED;

const PRECONDITION_FAILED = 412;

interface OperationEvent {
  readonly name?: string;
  /** In ISO 8601. */
  readonly firstTimestamp?: string;
  readonly message?: string;
  /** `Normal` or `Warning`. */
  readonly type?: string;
}

/** Keeps the text of the last reply: the SDKs' models lack properties that are newer than the SDK. */
export class Reply {
  status = 0;
  private text: string | null | undefined;
  /** Those of the text, once somebody has asked for them. */
  private read: OperationEvent[] | undefined;

  readonly onResponse = (raw: { readonly status: number; readonly bodyAsText?: string | null }): void => {
    this.status = raw.status;
    this.text = raw.bodyAsText;
    this.read = undefined;
  };

  json(): Json {
    let body: unknown;
    try {
      body = JSON.parse(this.text ?? "");
    } catch {
      // Reported below, like everything that is not an object.
    }
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Json;
    throw new ArmFault("its answer could not be read, for it is not a JSON object.", { statusCode: this.status });
  }

  /** The events in the status of a long-running operation of container instances, and of a cluster on the local engine. */
  events(): OperationEvent[] {
    return (this.read ??= this.readEvents());
  }

  private readEvents(): OperationEvent[] {
    try {
      const { events } = (this.json().properties ?? {}) as { events?: OperationEvent[] };
      return Array.isArray(events) ? events : [];
    } catch {
      return [];
    }
  }

  /** Shows the newest event in the status of an operation, for example that an image is being pulled. */
  showEvent(call: Call): void {
    const message = this.events().at(-1)?.message;
    if (message !== undefined) call.progress(message);
  }

  /** What an operation warns of. */
  warnings(): string[] {
    return this.events().flatMap(({ type, message }) => (type === "Warning" ? (message ?? []) : []));
  }

  /** Why the long-running operation failed, if the last reply is the status of a failed one. */
  fault(): ArmFault | undefined {
    try {
      return operationFault(this.json());
    } catch {
      return undefined;
    }
  }
}
