import { execFile } from "node:child_process";
import { parseImage } from "../model/values/image";
import type { ContainerGroupInputs, ImageRegistryCredential } from "../model/generated/shapes";
import type { RegistryAuth } from "./engine";

const DOCKER_HUB = "docker.io";
/** Names of Docker Hub that users and programs write. */
const DOCKER_HUB_NAMES = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];
/** The name under which the docker CLI stores the login of Docker Hub. */
const DOCKER_HUB_LOGIN = "https://index.docker.io/v1/";
/** Credential helpers return this user name when they hold a token instead of a password. */
const TOKEN_USER = "<token>";
/** Longest run time of a credential helper, in milliseconds. */
const HELPER_TIMEOUT = 10_000;

/** The docker CLI's logins on this machine. */
export interface RegistryLogins {
  /** Undefined when the CLI has no login for the registry. */
  find(registry: string): Promise<RegistryAuth | undefined>;
}

/** The registry of an image, such as `registry.example.com:5000` or `docker.io`. */
export function registryOf(image: string): string {
  const parsed = parseImage(image);
  return canonicalRegistry((typeof parsed === "string" ? undefined : parsed.registry) ?? DOCKER_HUB);
}

function canonicalRegistry(server: string): string {
  const host = server
    .replace(/^https?:\/\//i, "")
    .replace(/\/.*$/, "")
    .toLowerCase();
  return DOCKER_HUB_NAMES.includes(host) ? DOCKER_HUB : host;
}

/** The group's credential for the registry of an image. */
function credentialOf(
  { imageRegistryCredentials }: Pick<ContainerGroupInputs, "imageRegistryCredentials">,
  image: string,
): ImageRegistryCredential | undefined {
  const registry = registryOf(image);
  return imageRegistryCredentials?.find(({ server }) => canonicalRegistry(server) === registry);
}

/**
 * Credentials to pull an image with. Azure identities do not exist locally, so the docker CLI's login is used instead.
 * Without a login, the image is pulled anonymously.
 */
export async function authFor(
  logins: RegistryLogins,
  group: Pick<ContainerGroupInputs, "imageRegistryCredentials">,
  image: string,
): Promise<RegistryAuth | undefined> {
  const credential = credentialOf(group, image);
  if (credential === undefined) return undefined;
  const { username, password, identity } = credential;
  if (username !== undefined && password !== undefined)
    return { server: loginName(registryOf(image)), username, password };
  return identity === undefined ? undefined : logins.find(registryOf(image));
}

const loginName = (registry: string): string => (registry === DOCKER_HUB ? DOCKER_HUB_LOGIN : registry);

/** The part of the docker CLI's configuration that concerns registries. */
interface CliConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string } | undefined>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** Runs a credential helper such as `docker-credential-pass` and returns its output. Rejects when it fails. */
export type RunHelper = (helper: string, registry: string) => Promise<string>;

/** The logins in the docker CLI's configuration. `readConfig` returns undefined when there is no configuration. */
export function cliLogins(readConfig: () => string | undefined, run: RunHelper = runHelper): RegistryLogins {
  return {
    async find(registry) {
      const config = parseConfig(readConfig());
      const server = loginName(registry);
      const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
      if (helper !== undefined) return askHelper(run, helper, server);
      const entries = Object.entries(config.auths ?? {});
      const { auth, identitytoken } = entries.find(([name]) => canonicalRegistry(name) === registry)?.[1] ?? {};
      if (auth === undefined) return undefined;
      const [, username = "", password = ""] = /^([^:]*):(.*)$/s.exec(Buffer.from(auth, "base64").toString()) ?? [];
      return { server, username, password, ...(identitytoken !== undefined && { identityToken: identitytoken }) };
    },
  };
}

function parseConfig(text: string | undefined): CliConfig {
  try {
    return (JSON.parse(text ?? "{}") ?? {}) as CliConfig;
  } catch {
    return {};
  }
}

async function askHelper(run: RunHelper, helper: string, server: string): Promise<RegistryAuth | undefined> {
  try {
    const { Username = "", Secret = "" } = JSON.parse(await run(helper, server)) as {
      Username?: string;
      Secret?: string;
    };
    return Username === TOKEN_USER
      ? { server, username: "", password: "", identityToken: Secret }
      : { server, username: Username, password: Secret };
  } catch {
    // A helper fails when it has no login for the registry.
    return undefined;
  }
}

function runHelper(helper: string, registry: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(`docker-credential-${helper}`, ["get"], { timeout: HELPER_TIMEOUT }, (error, stdout) =>
      error instanceof Error ? reject(error) : resolve(stdout),
    );
    child.stdin?.on("error", reject);
    child.stdin?.end(registry);
  });
}
