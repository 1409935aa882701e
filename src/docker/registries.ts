import { execFile } from "node:child_process";
import { parseImage } from "../model/values/image";
import type { ContainerGroupInputs, ImageRegistryCredential } from "../model/generated/shapes";
import type { RegistryAuth } from "./engine";

const DOCKER_HUB = "docker.io";
/** The names that people and programs write for Docker Hub. */
const DOCKER_HUB_NAMES = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];
/** What the docker CLI signs in to Docker Hub as. */
const DOCKER_HUB_LOGIN = "https://index.docker.io/v1/";
/** The user of whom a helper keeps a token in place of a password. */
const TOKEN_USER = "<token>";
/** How long a credential helper may take, in milliseconds. */
const HELPER_TIMEOUT = 10_000;

/** The sign-ins of the docker CLI on this machine. */
export interface RegistryLogins {
  /** Undefined when the CLI has not signed in to the registry. */
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

/** The credential that a group has for the registry of an image. */
function credentialOf(
  { imageRegistryCredentials }: Pick<ContainerGroupInputs, "imageRegistryCredentials">,
  image: string,
): ImageRegistryCredential | undefined {
  const registry = registryOf(image);
  return imageRegistryCredentials?.find(({ server }) => canonicalRegistry(server) === registry);
}

/**
 * What to pull an image with. An identity of Azure's is nobody here: the docker CLI's own sign-in stands for it, and without
 * one the image is asked for as anyone may.
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

/** What the docker CLI's configuration says of registries. */
interface CliConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string } | undefined>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** Runs a credential helper such as `docker-credential-pass` and returns what it writes; rejects when it fails. */
export type RunHelper = (helper: string, registry: string) => Promise<string>;

/** The sign-ins in the docker CLI's configuration; `readConfig` answers undefined when there is none. */
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
    // It knows no sign-in to the registry, and says so by failing.
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
