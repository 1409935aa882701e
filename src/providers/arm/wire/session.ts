/**
 * What every request to ARM has lives here: the connection, sign-in, faults and their explanation, secrets, recorded
 * calls, web sockets. The kinds of resources beside it import it, and a target what it needs to connect. It never knows
 * a kind of resource.
 */

import type { Clock } from "../../../clock";
import type { Json } from "../../../model/core/armBody";
import type { ArmConnection } from "../contract";
import { ArmFault, operationFault } from "./fault";
import { Operation } from "./operation";
import { Sdk } from "./sdk";

/** What all resources of one client share. */
export class Session {
  readonly sdk: Sdk;
  private readonly locations = new Map<string, Promise<string>>();

  constructor(
    readonly connection: ArmConnection,
    readonly clock: Clock,
  ) {
    this.sdk = new Sdk(connection, clock);
  }

  /** The SDKs' options of a long-running operation: it ends with its call, and is asked about at the connection's pace. */
  polling({ signal }: Call): { abortSignal: AbortSignal; updateIntervalInMs: number | undefined } {
    return { abortSignal: signal, updateIntervalInMs: this.connection.pollIntervalMs };
  }

  /** The location of a resource group, asked for once. */
  location(resourceGroup: string, call: Call): Promise<string> {
    const key = resourceGroup.toLowerCase();
    const known = this.locations.get(key);
    if (known !== undefined) return known;
    const asked = this.askLocation(resourceGroup, call);
    this.locations.set(key, asked);
    asked.catch(() => this.locations.delete(key));
    return asked;
  }

  /** To be called when a resource group is made or deleted. */
  forgetLocation(resourceGroup: string): void {
    this.locations.delete(resourceGroup.toLowerCase());
  }

  private async askLocation(resourceGroup: string, call: Call): Promise<string> {
    const client = await this.sdk.resources();
    const { location } = await client.resourceGroups.get(resourceGroup, { abortSignal: call.signal });
    return location;
  }
}

/** One operation on one ARM resource. */
export class Call extends Operation {
  /** Whether one of its changing requests has been carried out, whatever becomes of the others. */
  accepted = false;
}

/** Keeps the last reply's own text: the SDKs' models lack whatever is newer than the SDK. */
export class Reply {
  status = 0;
  private text: string | null | undefined;

  readonly onResponse = (raw: { readonly status: number; readonly bodyAsText?: string | null }): void => {
    this.status = raw.status;
    this.text = raw.bodyAsText;
  };

  json(): Json {
    let body: unknown;
    try {
      body = JSON.parse(this.text ?? "");
    } catch {
      // Reported below, with all else that isn't an object.
    }
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Json;
    throw new ArmFault("its answer could not be read, for it is not a JSON object.", { statusCode: this.status });
  }

  /** The events in the status of a long-running operation of container instances. */
  events(): { readonly message?: string }[] {
    try {
      const { events } = (this.json().properties ?? {}) as { events?: { message?: string }[] };
      return Array.isArray(events) ? events : [];
    } catch {
      return [];
    }
  }

  /** Why the long-running operation failed, if the last reply is its status and says so. */
  fault(): ArmFault | undefined {
    try {
      return operationFault(this.json());
    } catch {
      return undefined;
    }
  }
}
