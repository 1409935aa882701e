/** An HTTP request to the local ARM service. */
export interface ArmRequest {
  readonly method: string;
  /** Absolute URL, query included. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** Aborted when nobody waits for the answer any more. Work that has an operation goes on all the same. */
  readonly signal?: AbortSignal;
}

/** The local ARM service's answer. */
export interface ArmResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or empty. */
  readonly body: string;
}

/** An ARM service in front of a container engine. Any HTTP server or in-process transport can carry it. */
export interface LocalArmService {
  /** Answers one request. Rejects never: what goes wrong is an ARM error body. */
  handle(request: ArmRequest): Promise<ArmResponse>;
  /** Waits until the operations and streams that this instance started have ended. */
  settled(): Promise<void>;
}
