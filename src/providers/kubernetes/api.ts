import { AsyncLocalStorage } from "node:async_hooks";
import type { SecurityAuthentication } from "@kubernetes/client-node" with { "resolution-mode": "import" };
import { type Clock, within } from "../../clock";
import { type ClusterCredentials, readKubeconfig } from "../../model/containerservice/kubeconfig";
import type { OperationContext } from "../arm/contract";
import { API_VERSIONS, type Kind, type Kinds, MANAGER } from "./objects";

/** How long an API server that is busy or does not answer is asked again, from the first failure on. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;
/** Time limit of a request. The API server's own default limit is 60 s. */
const REQUEST_MS = 65_000;
/** After this long without an answer, the user is told what Berth waits for. */
const SILENCE_MS = 5_000;
/** Maximum size of a log that is read. */
const LOG_BYTES = 1024 * 1024;

/** The part of the Kubernetes API that Berth uses, for one operation. */
export interface KubernetesApi {
  /**
   * Server-side apply in Berth's name, even for fields that others own. A trial (dry run) changes nothing and fails as
   * the real request would.
   */
  apply<K extends Kind>(object: Kinds[K], trial?: "trial"): Promise<Kinds[K]>;
  /** undefined when the object does not exist. */
  read<K extends Kind>(kind: K, namespace: string, name: string): Promise<Kinds[K] | undefined>;
  /** `selector` selects by labels or, for events, by fields. An empty namespace stands for all. */
  list<K extends Kind>(kind: K, namespace: string, selector: Readonly<Record<string, string>>): Promise<Kinds[K][]>;
  /** Succeeds when the object does not exist. Dependent objects are deleted first. */
  remove(kind: Kind, namespace: string, name: string): Promise<void>;
  /** Tells the cluster a Service's address, which is not one of its nodes. */
  setAddress(namespace: string, service: string, ip: string): Promise<void>;
  /** The last lines of a container's log, or, with `previous`, of the log before its last restart. */
  log(
    namespace: string,
    pod: string,
    container: string,
    options: { tailLines: number; previous?: boolean },
  ): Promise<string>;
}

/** The API server refused a request. */
export class ApiFault extends Error {
  override readonly name = "ApiFault";

  constructor(
    message: string,
    readonly statusCode: number,
    /** Kubernetes' reason, such as `Forbidden`. */
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

/** The kubeconfig cannot be read, or needs something that Berth does not do. The message does not show its content. */
export class KubeconfigFault extends Error {
  override readonly name = "KubeconfigFault";
}

/** How the client names the way in which it signs in. */
const NAME = "the kubeconfig's credentials";

/** What to do when a kubeconfig signs in with a command, as on clusters with Microsoft Entra ID. */
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

const pem = (base64: string | undefined) => (base64 === undefined ? undefined : Buffer.from(base64, "base64"));

/** Opens the API of the cluster that a kubeconfig names. The client is loaded here, for it is large. */
export async function openApi(kubeconfig: string, clock: Clock, context: OperationContext): Promise<KubernetesApi> {
  const { signal } = context;
  const progress = (message: string) => context.progress(message);
  const client = await import("./sdk.mjs");
  const { server, authority, certificate, key, token } = credentialsOf(kubeconfig, (text) => client.loadYaml(text));
  // Not by the client's own reader of kubeconfigs: that runs commands and reads files that stand in one, and connects for each request.
  const dispatcher = new client.Agent({ connect: { ca: pem(authority), cert: pem(certificate), key: pem(key) } });
  const signIn: SecurityAuthentication = {
    getName: () => NAME,
    applySecurityAuthentication(request) {
      request.setDispatcher(dispatcher);
      if (token !== undefined) request.setHeaderParam("Authorization", `Bearer ${token}`);
    },
  };
  // The client takes a signal for each request from here alone.
  const attempts = new AsyncLocalStorage<AbortSignal>();
  const configuration = client.createConfiguration({
    baseServer: new client.ServerConfiguration(server, {}),
    authMethods: { default: signIn },
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
      const chosen = text === "" ? undefined : text;
      const [fields, labels] = kind === "Event" ? [chosen, undefined] : [undefined, chosen];
      const version = API_VERSIONS[kind];
      const { items } = await ask(() =>
        objects.list(
          version,
          kind,
          namespace === "" ? undefined : namespace,
          undefined,
          undefined,
          undefined,
          fields,
          labels,
        ),
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

    async setAddress(namespace, name, ip) {
      const value = { ingress: [{ ip, ipMode: "Proxy" }] };
      const body = [{ op: "add", path: "/status/loadBalancer", value }];
      await ask(() => core.patchNamespacedServiceStatus({ name, namespace, body, fieldManager: MANAGER }));
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

/** The client's errors contain the headers of the answer, which would be noise. */
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

/** All requests of Berth may be repeated. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiFault) return PASSING_STATUS.includes(error.statusCode);
  if (error instanceof SilentApi) return true;
  return PASSING_CODES.includes(connectionCode(error) ?? "");
}

function reasonOf(fault: unknown): string {
  if (fault instanceof ApiFault) return `it answered ${fault.reason ?? fault.statusCode}`;
  return fault instanceof SilentApi ? fault.message : (connectionCode(fault) ?? String(fault));
}

/** Error code of a failed connection, which fetch wraps. */
export function connectionCode(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause === undefined ? undefined : connectionCode(cause);
}
