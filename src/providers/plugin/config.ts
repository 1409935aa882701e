import { SIGN_IN_WAYS, type SignIn } from "../arm/contract";
import { isRuntimeName, RUNTIME_NAME } from "../../model/containerinstance/isolation";
import { parseVmSizes, VM_SIZES_ALLOWED } from "../../model/containerservice/vmSizes";
import { CLOUD_NAMES, type CloudName, cloudNamed } from "../../model/values/cloud";
import { GUID } from "../../model/values/guid";
import { type Problem, RULES } from "../../model/core/problem";
import { isUnknown } from "../../model/core/unknown";
import { isAbsent, type PropertyMap } from "./values";

/**
 * Of a provider: what tells its stack from one of the same name elsewhere. It is random, and the state keeps it. Keys with two
 * underscores are Pulumi's convention for what a user is not shown.
 */
export const SEED = "__seed";

/** Where ARM requests are sent. */
export type TargetName = "local" | "azure";

/** The provider's configuration, complete. */
export interface ProviderConfig {
  readonly target: TargetName;
  readonly subscriptionId: string;
  readonly environment: CloudName;
  /** Host, and perhaps port, that tells where the cloud's endpoints are. Default: those of the environment. */
  readonly metadataHost?: string;
  /** Region of new resources that name none, from the configuration. */
  readonly location?: string;
  /** The same from the environment. It applies to new resources and never moves existing ones. */
  readonly ambientLocation?: string;
  readonly dockerHost?: string;
  /** Path as configured. */
  readonly recordCalls?: string;
  /** The OCI runtime of groups on the local engine. Default: the engine's default. */
  readonly isolation?: string;
  /** The configuration key or environment variable that set `isolation`. */
  readonly isolationSource?: string;
  /** Whether containers on the local engine may have rights that open its machine. */
  readonly allowPrivileged: boolean;
  /** CPU and memory of sizes of machines on the local engine. Default: those that their names tell. */
  readonly vmSizes?: string;
  /** Whether the creation of a resource takes over one of its id that exists already. Default false. */
  readonly adopt?: boolean;
  /** What tells this stack from one of the same name elsewhere. Absent in states of earlier versions. */
  readonly seed?: string;
  /** How to sign in to Azure. Default: what the Azure SDK finds by itself. */
  readonly signIn?: SignIn;
}

/** Environment variables of the process. */
export type Environ = Readonly<Record<string, string | undefined>>;

/** The configuration keys, and the environment variables that replace each. The first one that is set counts. */
export const CONFIG_VARIABLES = {
  target: ["BERTH_TARGET"],
  subscriptionId: ["ARM_SUBSCRIPTION_ID", "AZURE_SUBSCRIPTION_ID"],
  location: ["ARM_LOCATION", "AZURE_LOCATION"],
  // The components in the program use this key. The provider only checks it.
  resourceGroup: ["BERTH_RESOURCE_GROUP"],
  environment: ["ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"],
  metadataHost: ["ARM_METADATA_HOSTNAME"],
  dockerHost: ["DOCKER_HOST"],
  recordCalls: ["BERTH_RECORD_CALLS"],
  isolation: ["BERTH_ISOLATION"],
  allowPrivileged: ["BERTH_ALLOW_PRIVILEGED"],
  vmSizes: ["BERTH_VM_SIZES"],
  adopt: ["BERTH_ADOPT"],
  tenantId: ["ARM_TENANT_ID"],
  clientId: ["ARM_CLIENT_ID"],
  clientSecret: ["ARM_CLIENT_SECRET"],
  clientCertificatePath: ["ARM_CLIENT_CERTIFICATE_PATH"],
  clientCertificatePassword: ["ARM_CLIENT_CERTIFICATE_PASSWORD"],
  useOidc: ["ARM_USE_OIDC"],
  oidcToken: ["ARM_OIDC_TOKEN"],
  oidcTokenFilePath: ["ARM_OIDC_TOKEN_FILE_PATH"],
  // GitHub Actions gives the second of each to a job with the permission `id-token: write`.
  oidcRequestUrl: ["ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"],
  oidcRequestToken: ["ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"],
  useMsi: ["ARM_USE_MSI"],
} as const;

type Key = keyof typeof CONFIG_VARIABLES;

/** Keys that Pulumi adds to a provider's configuration. */
const RESERVED = ["version", "pluginDownloadURL", "parameterization"];

/** Default subscription of resources on the local engine. */
const LOCAL_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

const SECRETS: readonly Key[] = ["clientSecret", "clientCertificatePassword", "oidcToken", "oidcRequestToken"];

const SIGN_IN_TEXTS = [
  "tenantId",
  "clientId",
  "clientSecret",
  "clientCertificatePath",
  "clientCertificatePassword",
  "oidcToken",
  "oidcTokenFilePath",
  "oidcRequestUrl",
  "oidcRequestToken",
] as const satisfies readonly Key[];

/** Whether a value of the configuration was written with `--path`: `pulumi config` gives a map or a list as JSON. */
function isComposed(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Reads a configuration and reports everything that is wrong with it. Skips unknown values. */
export function readConfig(args: PropertyMap, env: Environ): { config: ProviderConfig; problems: Problem[] } {
  const problems = unknownKeys(args);
  const given = (key: Key): string | undefined => {
    const value = args[key];
    if (value === undefined || value === null || value === "" || isUnknown(value)) return undefined;
    if (typeof value === "string" && (SECRETS.includes(key) || !isComposed(value))) return value;
    // A value of another type in a secret's place may be the secret itself.
    const shown = typeof value === "object" || typeof value === "string" || SECRETS.includes(key) ? undefined : value;
    problems.push({ path: `berth:${key}`, value: shown, allowed: "must be a string", rule: RULES.berth });
    return undefined;
  };
  const ambient = (key: Key) => CONFIG_VARIABLES[key].map((name) => env[name]).find((value) => value);
  // A program may give a boolean; `pulumi config set` gives a string.
  const flag = (key: Key): boolean => {
    const value = typeof args[key] === "boolean" ? String(args[key]) : (given(key) ?? ambient(key) ?? "false");
    expect(key, value, value === "true" || value === "false", "must be true or false");
    return value === "true";
  };
  const expect = (key: Key, value: string, good: boolean, allowed: string) => {
    if (!good) problems.push({ path: sourceOf(key, args, env), value, allowed, rule: RULES.berth });
  };

  const target = given("target") ?? (isUnknown(args["target"]) ? undefined : ambient("target")) ?? "local";
  expect("target", target, target === "local" || target === "azure", "must be local or azure");
  const azure = target === "azure";

  // The environment's subscription belongs to the Azure tools. On the local engine any subscription works, so the
  // environment would only move resources whenever it changes.
  const subscriptionId = given("subscriptionId") ?? (azure ? ambient("subscriptionId") : LOCAL_SUBSCRIPTION);
  if (subscriptionId !== undefined) {
    expect("subscriptionId", subscriptionId, GUID.test(subscriptionId), "must be a GUID");
  } else if (!isUnknown(args["subscriptionId"])) {
    const allowed = `is required for target azure: \`pulumi config set berth:subscriptionId …\`, or set ${CONFIG_VARIABLES.subscriptionId.join(" or ")}`;
    problems.push({ path: "berth:subscriptionId", allowed, rule: RULES.arm });
  }

  const cloud = given("environment") ?? (azure ? ambient("environment") : undefined) ?? "public";
  const environment = cloudNamed(cloud);
  expect("environment", cloud, environment !== undefined, `must be one of ${CLOUD_NAMES}`);

  // A state without one says that its resources are in another cloud than the environment's, where nobody would find them.
  const isStored = args[SEED] !== undefined;
  const metadataHost = given("metadataHost") ?? (azure && !isStored ? ambient("metadataHost") : undefined);
  if (metadataHost !== undefined)
    expect(
      "metadataHost",
      metadataHost,
      isHost(metadataHost),
      "must be a host with or without a port, such as localhost:9443",
    );

  given("resourceGroup");
  const isolation = given("isolation") ?? ambient("isolation");
  if (isolation !== undefined) expect("isolation", isolation, isRuntimeName(isolation), RUNTIME_NAME);

  const vmSizes = given("vmSizes") ?? ambient("vmSizes");
  if (vmSizes !== undefined) expect("vmSizes", vmSizes, parseVmSizes(vmSizes) !== undefined, VM_SIZES_ALLOWED);

  const allowPrivileged = flag("allowPrivileged");
  const adopt = flag("adopt");
  const seed = args[SEED];
  const text = (key: Key) => given(key) ?? ambient(key);
  const asked = Object.fromEntries(
    SIGN_IN_TEXTS.map((key) => [key, text(key)] as const).filter(([, value]) => value !== undefined),
  );
  const { oidcRequestUrl } = asked;
  if (oidcRequestUrl !== undefined)
    expect(
      "oidcRequestUrl",
      oidcRequestUrl,
      /^https?:/.test(oidcRequestUrl) && URL.canParse(oidcRequestUrl),
      "must be a URL",
    );
  const ways = Object.fromEntries((["useOidc", "useMsi"] as const).filter(flag).map((key) => [key, true] as const));
  const signIn: SignIn = { ...asked, ...ways };
  if (azure) problems.push(...halfSignIn(signIn, args, env));

  const config: ProviderConfig = {
    target: azure ? "azure" : "local",
    subscriptionId: subscriptionId ?? "",
    environment: environment ?? "public",
    ...(azure && metadataHost !== undefined && { metadataHost }),
    location: given("location"),
    ambientLocation: ambient("location"),
    dockerHost: given("dockerHost"),
    recordCalls: given("recordCalls") ?? ambient("recordCalls"),
    isolation,
    ...(isolation !== undefined && { isolationSource: sourceOf("isolation", args, env) }),
    allowPrivileged,
    ...(vmSizes !== undefined && { vmSizes }),
    ...(adopt && { adopt }),
    ...(typeof seed === "string" && { seed }),
    ...(azure && Object.keys(signIn).length > 0 && { signIn }),
  };
  return { config, problems };
}

/**
 * The provider's inputs for the state. They contain everything that tells where the resources are, so that a later
 * `pulumi destroy` finds them whatever the environment is then.
 */
export function storedConfig(args: PropertyMap, config: ProviderConfig): PropertyMap {
  const { target, subscriptionId, environment, metadataHost } = config;
  const cloud = { environment, ...(metadataHost !== undefined && { metadataHost }) };
  const identity = { target, subscriptionId, ...(target === "azure" && cloud) };
  const missing = Object.entries(identity).filter(([key]) => isAbsent(args[key]) || args[key] === "");
  return { ...args, ...Object.fromEntries(missing) };
}

/** Where a token of another issuer may come from: one of these, with all of its parts. */
const OIDC_TOKENS = [["oidcToken"], ["oidcTokenFilePath"], ["oidcRequestUrl", "oidcRequestToken"]] as const;

/**
 * What is missing of the way to sign in that was asked for. Without this, the Azure SDK would sign in with whatever it finds, which may
 * be somebody else.
 */
function halfSignIn(signIn: SignIn, args: PropertyMap, env: Environ): Problem[] {
  const has = (key: Key) => Object.hasOwn(signIn, key) || isUnknown(args[key]);
  const [way, next] = SIGN_IN_WAYS.filter((key) => Object.hasOwn(signIn, key));
  if (way === undefined || way === "useMsi") return [];
  const missing: string[] = (["tenantId", "clientId"] as const).filter((key) => !has(key)).map(placesOf);
  if (way === "useOidc" && !OIDC_TOKENS.some((parts) => parts.every(has)))
    missing.push(OIDC_TOKENS.map((parts) => parts.map(placesOf).join(" with ")).join(", or "));
  if (missing.length === 0) return [];
  const what = way === "useOidc" ? "a token of another issuer" : "a secret or certificate";
  const lacking = way === "useOidc" ? "an identity and its token" : "the identity that it belongs to";
  const path = sourceOf(way, args, env);
  const allowed =
    `asks to sign in with ${what}, which needs ${lacking}.\n` +
    `  Set ${missing.join("; ")}. Or remove ${path}, ` +
    (next === undefined
      ? "to sign in as the Azure SDK finds by itself."
      : `to sign in as ${sourceOf(next, args, env)} says.`);
  return [{ path, allowed, rule: RULES.berth }];
}

/** Whether a text is a host, with or without a port, and nothing more. */
function isHost(text: string): boolean {
  if (!/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(text)) return false;
  return URL.canParse(`https://${text}`);
}

const placesOf = (key: Key): string => `berth:${key} (or ${CONFIG_VARIABLES[key].join(", ")})`;

function unknownKeys(args: PropertyMap): Problem[] {
  const known = Object.keys(CONFIG_VARIABLES);
  return Object.keys(args)
    .filter((key) => !known.includes(key) && !RESERVED.includes(key) && !key.startsWith("__"))
    .map((key) => ({
      path: `berth:${key}`,
      allowed: `is not a key of the configuration; the keys are ${known.join(", ")}`,
      rule: RULES.berth,
    }));
}

/** The configuration key or environment variable that a value came from, so that the user can correct it. */
function sourceOf(key: Key, args: PropertyMap, env: Environ): string {
  const configured = args[key] !== undefined && args[key] !== null && args[key] !== "";
  return configured ? `berth:${key}` : (CONFIG_VARIABLES[key].find((name) => env[name]) ?? `berth:${key}`);
}
