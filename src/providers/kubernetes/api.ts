import { AsyncLocalStorage } from "node:async_hooks";
import { type Clock, within } from "../../clock";
import { type ClusterCredentials, readKubeconfig } from "../../model/containerservice/kubeconfig";
import type { OperationContext } from "../arm/contract";
import { API_VERSIONS, type Kind, type Kinds, MANAGER } from "./objects";

/** An API server that does not answer, or is busy, is asked again for this long after it was first found so. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 500;
/** How long a request may take: the API server itself gives up after 60 s, unless it is told otherwise. */
const REQUEST_MS = 65_000;
/** After this long without an answer the user is told what is waited for. */
const SILENCE_MS = 5_000;
/** More of a log than anyone is shown. */
const LOG_BYTES = 1024 * 1024;

/** The Kubernetes API, as far as Berth uses it, for one operation. */
export interface KubernetesApi {
  /** Server-side apply as Berth, whoever else owns the fields. A trial changes nothing, and fails as the real thing would. */
  apply<K extends Kind>(object: Kinds[K], trial?: "trial"): Promise<Kinds[K]>;
  /** undefined when it does not exist. */
  read<K extends Kind>(kind: K, namespace: string, name: string): Promise<Kinds[K] | undefined>;
  /** `selector` is one of labels, or of fields for events. */
  list<K extends Kind>(kind: K, namespace: string, selector: Readonly<Record<string, string>>): Promise<Kinds[K][]>;
  /** Succeeds when it is gone already. What belongs to it goes first. */
  remove(kind: Kind, namespace: string, name: string): Promise<void>;
  /** The last lines of a container's log; of the one before it was restarted with `previous`. */
  log(
    namespace: string,
    pod: string,
    container: string,
    options: { tailLines: number; previous?: boolean },
  ): Promise<string>;
}

/** The API server said no. */
export class ApiFault extends Error {
  override readonly name = "ApiFault";

  constructor(
    message: string,
    readonly statusCode: number,
    /** Kubernetes's own word for it, such as `Forbidden`. */
    readonly reason?: string,
  ) {
    super(message);
  }
}

/** The API server has not answered a request. */
export class SilentApi extends Error {
  override readonly name = "SilentApi";

  constructor() {
    super(`no answer within ${REQUEST_MS / 1000} s`);
  }
}

/** The kubeconfig cannot be read, or asks for what Berth does not do. Says nothing of what is in it. */
export class KubeconfigFault extends Error {
  override readonly name = "KubeconfigFault";
}

/** What the cluster, the user and the context are called among themselves. */
const NAME = "berth";

/** What to do where a kubeconfig signs in by a command, as it does on clusters with Microsoft Entra ID. */
const WITHOUT_COMMAND =
  "Berth runs no command of a kubeconfig, kubelogin among them. Let whoever runs Pulumi list the cluster's admin credentials, which " +
  "are a certificate: role Azure Kubernetes Service Cluster Admin Role, on a cluster whose local accounts are enabled " +
  "(disableLocalAccounts: false).";

function credentialsOf(kubeconfig: string, parse: (yaml: string) => unknown): ClusterCredentials {
  let parsed: unknown;
  try {
    parsed = parse(kubeconfig);
  } catch {
    // The parser's own message quotes the text, keys included.
    throw new KubeconfigFault("its kubeconfig cannot be read.");
  }
  const reading = readKubeconfig(parsed);
  if ("credentials" in reading) return reading.credentials;
  const { problem, isCommand } = reading;
  throw new KubeconfigFault(`its kubeconfig ${problem}.${isCommand === true ? ` ${WITHOUT_COMMAND}` : ""}`);
}

/** Opens the API of the cluster that a kubeconfig names. The client is loaded here, for it is large. */
export async function openApi(kubeconfig: string, clock: Clock, context: OperationContext): Promise<KubernetesApi> {
  const { signal } = context;
  const progress = (message: string) => context.progress(message);
  const client = await import("./sdk.mjs");
  const { server, authority, certificate, key, token } = credentialsOf(kubeconfig, (text) => client.loadYaml(text));
  // Never from the text itself: the client runs commands and reads files that stand in a kubeconfig.
  const config = new client.KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: NAME, server, caData: authority, skipTLSVerify: false }],
    users: [{ name: NAME, certData: certificate, keyData: key, token }],
    contexts: [{ name: NAME, cluster: NAME, user: NAME }],
    currentContext: NAME,
  });
  // The client takes a signal for each request from here alone.
  const attempts = new AsyncLocalStorage<AbortSignal>();
  const configuration = client.createConfiguration({
    baseServer: new client.ServerConfiguration(server, {}),
    authMethods: { default: config },
    promiseMiddleware: [
      {
        pre: async (request) => {
          request.setSignal(attempts.getStore() ?? signal);
          return request;
        },
        post: async (response) => response,
      },
    ],
  });
  const objects = new client.KubernetesObjectApi(configuration);
  const core = new client.CoreV1Api(configuration);

  const attempt = async <T>(request: () => Promise<T>): Promise<T> => {
    const told = clock.after(SILENCE_MS, () => progress("Waiting for the cluster's API server, which does not answer"));
    try {
      const limit = { ms: REQUEST_MS, late: () => new SilentApi() };
      return await within(clock, limit, signal, (ended) => attempts.run(ended, request));
    } finally {
      told();
    }
  };
  const ask = async <T>(request: () => Promise<T>): Promise<T> => {
    let endMs: number | undefined;
    for (;;) {
      try {
        return await attempt(request);
      } catch (error) {
        signal.throwIfAborted();
        const fault = asFault(error);
        endMs ??= clock.nowMs() + PATIENCE_MS;
        if (!isPassing(fault) || clock.nowMs() >= endMs) throw fault;
        progress(`Asking the cluster's API server again: ${reasonOf(fault)}`);
        await clock.sleep(PAUSE_MS, signal);
      }
    }
  };
  const header = <K extends Kind>(kind: K, namespace: string, name: string) => ({
    apiVersion: API_VERSIONS[kind],
    kind,
    metadata: { name, ...(kind !== "Namespace" && { namespace }) },
  });

  return {
    async apply<K extends Kind>(object: Kinds[K], trial?: "trial") {
      const { ServerSideApply } = client.PatchStrategy;
      const dryRun = trial === undefined ? undefined : "All";
      return ask(() => objects.patch(object, undefined, dryRun, MANAGER, true, ServerSideApply));
    },

    async read<K extends Kind>(kind: K, namespace: string, name: string) {
      try {
        return (await ask(() => objects.read(header(kind, namespace, name)))) as Kinds[K];
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },

    async list<K extends Kind>(kind: K, namespace: string, selector: Readonly<Record<string, string>>) {
      const text = Object.entries(selector)
        .map(([key, value]) => `${key}=${value}`)
        .join(",");
      const [fields, labels] = kind === "Event" ? [text, undefined] : [undefined, text];
      const version = API_VERSIONS[kind];
      const { items } = await ask(() =>
        objects.list(version, kind, namespace, undefined, undefined, undefined, fields, labels),
      );
      return items as Kinds[K][];
    },

    async remove(kind, namespace, name) {
      const target = header(kind, namespace, name);
      try {
        await ask(() => objects.delete(target, undefined, undefined, undefined, undefined, "Foreground"));
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },

    log: (namespace, pod, container, options) =>
      ask(() => core.readNamespacedPodLog({ name: pod, namespace, container, limitBytes: LOG_BYTES, ...options })),
  };
}

function isGone(error: unknown): boolean {
  return error instanceof ApiFault && error.statusCode === 404;
}

interface Thrown {
  readonly code?: number | string;
  readonly body?: unknown;
}

/** What the client throws for an answer holds its headers as well, which nobody wants to read. */
function asFault(error: unknown): unknown {
  const { code, body } = error as Thrown;
  if (typeof code !== "number") return error;
  const { message, reason } = statusOf(body);
  return new ApiFault(message ?? "it gave no explanation.", code, reason);
}

function statusOf(body: unknown): { readonly message?: string; readonly reason?: string } {
  try {
    const status: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const { message, reason } = (status ?? {}) as { message?: unknown; reason?: unknown };
    return {
      ...(typeof message === "string" && message !== "" && { message }),
      ...(typeof reason === "string" && reason !== "" && { reason }),
    };
  } catch {
    return {};
  }
}

const PASSING_STATUS = [429, 500, 502, 503, 504];
const PASSING_CODES = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_SOCKET"];

/** Everything that Berth asks may be asked twice. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiFault) return PASSING_STATUS.includes(error.statusCode);
  if (error instanceof SilentApi) return true;
  return PASSING_CODES.includes(connectionCode(error) ?? "");
}

function reasonOf(fault: unknown): string {
  if (fault instanceof ApiFault) return `it answered ${fault.reason ?? fault.statusCode}`;
  return fault instanceof SilentApi ? fault.message : (connectionCode(fault) ?? String(fault));
}

/** Code of a connection that failed: fetch wraps it. */
export function connectionCode(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause === undefined ? undefined : connectionCode(cause);
}
