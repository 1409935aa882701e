import { readKubeconfig } from "../../../model/containerservice/kubeconfig";
import { type Engine, EngineError } from "../../../docker/engine";

/** The server's own kubeconfig, in its container. */
export const KUBECONFIG = "/etc/rancher/k3s/k3s.yaml";

/** Longest wait for the file in which the server stores the credentials. kubectl alone takes seconds on a busy machine. */
const READ_MS = 300_000;

/** Names in a kubeconfig. Azure's users are `clusterAdmin_<group>_<cluster>` and `clusterUser_<group>_<cluster>`. */
export interface KubeconfigNames {
  readonly cluster: string;
  readonly context: string;
  readonly user: string;
}

/**
 * A kubeconfig with one context, for use from outside the cluster. It is a secret. It contains only the server's
 * certificates and keys: the server's own file is in a container, where an attacker may have changed it, and clients run
 * commands that a kubeconfig names.
 */
export async function clusterKubeconfig(
  engine: Engine,
  server: string,
  address: { readonly host: string; readonly port: number },
  names: KubeconfigNames,
): Promise<string> {
  // The file is checked first: kubectl is expensive, and callers that are too early ask often while the cluster starts.
  const script = `test -s ${KUBECONFIG} && exec kubectl config view --kubeconfig=${KUBECONFIG} --raw --output=json`;
  const limit = { ms: READ_MS, what: "Reading the cluster's credentials" };
  const { exitCode, stdout, stderr } = await engine.exec(server, { command: ["sh", "-c", script], limit });
  if (exitCode !== 0) throw new EngineError("failed", `The cluster's credentials cannot be read: ${stderr.trim()}`);
  const reading = readKubeconfig(parsed(stdout));
  if (!("credentials" in reading)) {
    if (reading.isEmpty) throw new EngineError("failed", "The cluster's credentials are not ready yet.");
    throw new EngineError(
      "failed",
      `The kubeconfig in the cluster's server is not as it was made, for it ${reading.problem}.`,
    );
  }
  const { authority, certificate, key, token } = reading.credentials;
  const lines = [
    "apiVersion: v1",
    "clusters:",
    "- cluster:",
    `    certificate-authority-data: ${text(authority)}`,
    `    server: ${text(`https://${address.host}:${address.port}`)}`,
    `  name: ${text(names.cluster)}`,
    "contexts:",
    "- context:",
    `    cluster: ${text(names.cluster)}`,
    `    user: ${text(names.user)}`,
    `  name: ${text(names.context)}`,
    `current-context: ${text(names.context)}`,
    "kind: Config",
    "preferences: {}",
    "users:",
    `- name: ${text(names.user)}`,
    "  user:",
    ...(certificate === undefined ? [] : [`    client-certificate-data: ${text(certificate)}`]),
    ...(key === undefined ? [] : [`    client-key-data: ${text(key)}`]),
    ...(token === undefined ? [] : [`    token: ${text(token)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Strings in JSON are also strings in YAML. Without quotes, a name such as `1e3` would be a number. */
const text = (value: string): string => JSON.stringify(value);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
