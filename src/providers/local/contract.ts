/** Tenant of everything that the local engine holds. */
export const TENANT = "00000000-0000-0000-0000-000000000000";

/** An HTTP request to the local ARM service. */
export interface ArmRequest {
  readonly method: string;
  /** Absolute URL with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  /** Aborted when nobody waits for the answer any more. Work that has an operation goes on all the same. */
  readonly signal?: AbortSignal;
  /** Whether it came from another process. Such a request reaches none of the routes that ARM does not have. Default false. */
  readonly isFromOutside?: boolean;
}

/** The local ARM service's answer. */
export interface ArmResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or empty. */
  readonly body: string;
}

/** An ARM service in front of a container engine. It can be used through any HTTP server or in-process transport. */
export interface LocalArmService {
  /** Answers a request. Never rejects: errors become ARM error bodies. */
  handle(request: ArmRequest): Promise<ArmResponse>;
  /** Waits until the operations and streams of this instance have ended. */
  settled(): Promise<void>;
}
