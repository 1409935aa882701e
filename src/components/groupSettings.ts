import * as pulumi from "@pulumi/pulumi";
import { isGiven } from "../model/core/json";
import { atKey, RULES } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { ANY, type ArgShapes, mapOf, objectOf, SECRET_TEXT, SETTLED_FLAG, TEXTS } from "./args";
import { type AnyCase, isPlain } from "./inputs";
import type { LoweredContainers } from "./lowering";

/** How to sign in to an image registry: with a user name and password, or with a managed identity. */
export type RegistryArgs =
  | {
      /** User name. */
      username: pulumi.Input<string>;
      /** Password: kept encrypted in the state and never returned by ARM. */
      password: pulumi.Input<string>;
      identity?: never;
    }
  | {
      /** ARM id of the user-assigned identity that signs in. `identity.userAssigned` must list it. */
      identity: pulumi.Input<string>;
      username?: never;
      password?: never;
    };

/** DNS settings. */
export interface DnsArgs {
  /** Addresses of the name servers. */
  nameServers: pulumi.Input<pulumi.Input<string>[]>;
  /** Domains to search. Default none. */
  searchDomains?: pulumi.Input<pulumi.Input<string>[]>;
  /** Resolver options, such as `ndots:2`. Default none. */
  options?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Managed identities: at least one of the two. */
export interface IdentityArgs {
  /** ARM ids of user-assigned identities. Default none. */
  userAssigned?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether Azure makes an identity for the group and deletes it with the group. Default false. */
  system?: boolean;
}

/** Where the logs are sent. */
export interface DiagnosticsArgs {
  /** A workspace of Log Analytics. */
  logAnalytics: {
    /** Id of the workspace. */
    workspaceId: pulumi.Input<string>;
    /** Key of the workspace: kept encrypted in the state and never returned by ARM. */
    workspaceKey: pulumi.Input<string>;
    /** Kind of log: `ContainerInsights` or `ContainerInstanceLogs`. Default: the service's. */
    logType?: pulumi.Input<AnyCase<"ContainerInsights" | "ContainerInstanceLogs">>;
    /** Metadata. Default none. */
    metadata?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /** ARM id of the workspace. Default none. */
    workspaceResourceId?: pulumi.Input<string>;
  };
}

/** Settings of both groups and pods. */
export interface PodSettings {
  /**
   * How to sign in to the images' registries, by host: `{ "registry.example.com": { username, password } }`. Default:
   * no sign-in.
   */
  registries?: Record<string, RegistryArgs>;
  /** DNS settings. Default: the service's name servers. */
  dns?: DnsArgs;
}

/** Settings of both groups and jobs. */
export interface GroupSettings extends PodSettings {
  /** ARM id of the group's subnet, which must be delegated to the service. Default none. */
  subnetId?: pulumi.Input<string>;
  /** Managed identities that programs in the containers can use. Default none. */
  identity?: IdentityArgs;
  /** How Azure runs the group: `Standard`, `Dedicated` or `Confidential`. Default `Standard`. */
  sku?: pulumi.Input<AnyCase<"Standard" | "Dedicated" | "Confidential">>;
  /** `Spot` is cheaper, may be evicted and has no address. Default `Regular`. */
  priority?: pulumi.Input<AnyCase<"Regular" | "Spot">>;
  /** Availability zone, at most one. Default: Azure chooses. */
  zones?: pulumi.Input<pulumi.Input<string>[]>;
  /** Where the logs are sent. Default: nowhere. */
  diagnostics?: DiagnosticsArgs;
  /**
   * Only on the local engine: the OCI runtime of the containers, such as `runsc`. Default: `berth:isolation` or else
   * the engine's default.
   */
  isolation?: pulumi.Input<string>;
}

const REGISTRY = objectOf({ username: ANY, password: SECRET_TEXT, identity: ANY }, { secret: true, settled: true });
const DNS = objectOf({ nameServers: ANY, searchDomains: TEXTS, options: TEXTS } satisfies ArgShapes<DnsArgs>, {
  settled: true,
});
const IDENTITY = objectOf({ userAssigned: ANY, system: SETTLED_FLAG } satisfies ArgShapes<IdentityArgs>, {
  settled: true,
});
const LOG_ANALYTICS = objectOf(
  {
    workspaceId: ANY,
    workspaceKey: SECRET_TEXT,
    logType: ANY,
    metadata: ANY,
    workspaceResourceId: SECRET_TEXT,
  } satisfies ArgShapes<DiagnosticsArgs["logAnalytics"]>,
  { settled: true },
);

export const POD_SETTINGS = {
  registries: mapOf(REGISTRY, "user names and passwords, or identities, by host", { settled: true }),
  dns: DNS,
} satisfies ArgShapes<PodSettings>;

export const GROUP_SETTINGS = {
  ...POD_SETTINGS,
  subnetId: ANY,
  identity: IDENTITY,
  sku: ANY,
  priority: ANY,
  zones: ANY,
  diagnostics: objectOf({ logAnalytics: LOG_ANALYTICS }, { required: ["logAnalytics"], settled: true }),
  isolation: ANY,
} satisfies ArgShapes<GroupSettings>;

type At = Pick<LoweredContainers, "paths" | "problems">;

export function lowerGroupSettings(args: GroupSettings, at: At) {
  at.paths.set("subnetIds", "subnetId");
  at.paths.set("subnetIds[0].id", "subnetId");
  return {
    ...lowerPodSettings(args, at),
    subnetIds: isGiven(args.subnetId) ? [{ id: args.subnetId! }] : undefined,
    identity: lowerIdentity(args.identity ?? undefined, at),
    sku: args.sku,
    priority: args.priority,
    zones: args.zones,
    diagnostics: lowerDiagnostics(args.diagnostics),
    isolation: args.isolation,
  };
}

export function lowerPodSettings({ registries, dns }: PodSettings, at: At) {
  return { imageRegistryCredentials: lowerRegistries(registries ?? {}, at), dnsConfig: lowerDns(dns ?? undefined, at) };
}

function lowerRegistries(registries: Record<string, RegistryArgs>, { paths }: At) {
  const entries = Object.entries(registries).filter(([, args]) => isGiven(args));
  const lowered = entries.map(([server, args], i): inputs.ImageRegistryCredentialArgs => {
    const from = atKey("registries", server);
    paths.set(`imageRegistryCredentials[${i}]`, from);
    paths.set(`imageRegistryCredentials[${i}].server`, from);
    const { username, password, identity } = args;
    return { server, username, password: password && pulumi.secret(password), identity };
  });
  return lowered.length > 0 ? lowered : undefined;
}

function lowerDns(dns: DnsArgs | undefined, { paths }: At): inputs.DnsConfigurationArgs | undefined {
  if (dns === undefined) return undefined;
  paths.set("dnsConfig", "dns");
  const { nameServers, searchDomains, options } = dns;
  return { nameServers, searchDomains: joined(searchDomains), options: joined(options) };
}

/** ARM wants these lists as one string of words. */
function joined(list: pulumi.Input<pulumi.Input<string>[]> | undefined): pulumi.Input<string> | undefined {
  if (list === undefined || list === null) return undefined;
  const isKnown = isPlain(list) && list.every((item) => isPlain(item));
  return isKnown ? list.join(" ") : pulumi.output(list).apply((items) => items.join(" "));
}

function lowerIdentity(
  identity: IdentityArgs | undefined,
  { paths, problems }: At,
): inputs.ContainerGroupIdentityArgs | undefined {
  if (identity === undefined) return undefined;
  paths.set("identity.userAssignedIdentities", "identity.userAssigned");
  const { userAssigned, system } = identity;
  if (!isGiven(userAssigned) && system !== true) {
    const allowed = "must have userAssigned, or system: true, or both";
    problems.push({ path: "identity", allowed, rule: RULES.berth });
    return undefined;
  }
  if (system !== true) return { type: "UserAssigned", userAssignedIdentities: userAssigned };
  const type = !isGiven(userAssigned) ? "SystemAssigned" : "SystemAssigned, UserAssigned";
  return { type, userAssignedIdentities: userAssigned };
}

function lowerDiagnostics(diagnostics: DiagnosticsArgs | undefined) {
  if (!isGiven(diagnostics?.logAnalytics)) return undefined;
  const { workspaceId, workspaceKey, logType, metadata, workspaceResourceId } = diagnostics!.logAnalytics;
  return {
    logAnalytics: {
      workspaceId,
      logType,
      metadata,
      workspaceKey: workspaceKey && pulumi.secret(workspaceKey),
      workspaceResourceId: workspaceResourceId && pulumi.secret(workspaceResourceId),
    },
  };
}
