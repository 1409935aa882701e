import { isBase64 } from "../values/base64";
import { asList, asRecord, isGiven } from "../core/json";

/** All of a kubeconfig that is believed: where the API is, whose certificate it has, and who asks. */
export interface ClusterCredentials {
  readonly server: string;
  /** Certificate of the authority, in PEM in base64, as the next two are. */
  readonly authority: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly token?: string;
}

/** What was found in a kubeconfig: the credentials, or why there are none. No text is a value that the kubeconfig has. */
export type KubeconfigReading =
  | { readonly credentials: ClusterCredentials }
  | {
      readonly problem: string;
      /** Whether it signs in by a program of the reader's machine. */
      readonly isCommand?: true;
      /** Whether it has none of these yet, as a cluster's that starts. */
      readonly isEmpty?: true;
    };

const AUTHORITY = "certificate-authority-data";
const CERTIFICATE = "client-certificate-data";
const KEY = "client-key-data";
const IN_CLUSTER: readonly string[] = ["server", AUTHORITY];
const IN_USER: readonly string[] = [CERTIFICATE, KEY, "token"];
/** They change nothing of who is asked, and who asks. */
const INERT: readonly string[] = ["extensions", "disable-compression"];

const FILE = "names a file of the machine that reads it";
/** What is wrong with the keys that clients of Kubernetes obey. */
const REASONS: Readonly<Record<string, string>> = {
  exec: "names a command for the machine that reads it",
  "auth-provider": "names a command or a service to sign in by",
  "certificate-authority": FILE,
  "client-certificate": FILE,
  "client-key": FILE,
  tokenFile: FILE,
  "token-file": FILE,
  "proxy-url": "sends the requests to another machine",
  "insecure-skip-tls-verify": "does without the server's certificate",
};
const COMMANDS = ["exec", "auth-provider"];

/**
 * Reads a parsed kubeconfig, which whoever holds the cluster has written. Clients of Kubernetes run commands, read files and use
 * proxies that stand in one, so only {@link ClusterCredentials} is taken of it, and what else it asks for is refused by name.
 */
export function readKubeconfig(kubeconfig: unknown): KubeconfigReading {
  const { clusters, users, contexts, ...rest } = asRecord(kubeconfig);
  const context = named(contexts, rest["current-context"]);
  const { cluster: clusterName, user: userName } = asRecord(context?.item.context);
  const [cluster, user] = [named(clusters, clusterName), named(users, userName)];
  if (cluster === undefined || user === undefined) return { problem: "names no cluster and user", isEmpty: true };
  const clusterPart = asRecord(cluster.item.cluster);
  const userPart = asRecord(user.item.user);
  const foreign = [
    ...foreignKeys(userPart, IN_USER, `users[${user.index}].user`),
    ...foreignKeys(clusterPart, IN_CLUSTER, `clusters[${cluster.index}].cluster`),
  ];
  if (foreign.length > 0)
    return {
      problem: foreign
        .map(({ path, key }) => `has ${path}, which ${REASONS[key] ?? "is no credential"}`)
        .join(", and "),
      ...(foreign.some(({ key }) => COMMANDS.includes(key)) && { isCommand: true }),
    };
  return credentialsIn(clusterPart, userPart);
}

/** The item of a list of named ones; the first one where no name says which. */
function named(list: unknown, name: unknown) {
  const items = asList(list).map(asRecord);
  const index = isGiven(name) && name !== "" ? items.findIndex((item) => item.name === name) : 0;
  const item = items[index];
  return item && { item, index };
}

function foreignKeys(part: Readonly<Record<string, unknown>>, own: readonly string[], at: string) {
  return Object.entries(part)
    .filter(([key, value]) => !own.includes(key) && !INERT.includes(key) && isGiven(value) && value !== false)
    .map(([key]) => ({ key, path: `${at}.${key}` }));
}

function credentialsIn(
  cluster: Readonly<Record<string, unknown>>,
  user: Readonly<Record<string, unknown>>,
): KubeconfigReading {
  const { server } = cluster;
  const authority = cluster[AUTHORITY];
  const [certificate, key, token] = [user[CERTIFICATE], user[KEY], user["token"]].map((value) => value || undefined);
  if (!isGiven(authority) || (certificate === undefined && token === undefined))
    return { problem: "has no certificate of the cluster, or no certificate and token of a user", isEmpty: true };
  if (typeof server !== "string" || !/^https:\/\/[^/@\s]+(\/\S*)?$/.test(server))
    return { problem: "has a server that is not an https address" };
  if (![authority, certificate ?? "", key ?? ""].every((value) => typeof value === "string" && isBase64(value)))
    return { problem: "has a certificate or key that is not in base64" };
  if (token !== undefined && (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)))
    return { problem: "has a token with characters that no token has" };
  return { credentials: { server, authority, certificate, key, token } as ClusterCredentials };
}
