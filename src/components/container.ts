import type * as pulumi from "@pulumi/pulumi";
import { isJsonObject } from "../model/core/json";
import { type Problem, RULES } from "../model/core/problem";
import { typeShapes } from "../model/generated/shapes";
import type { containerinstance as inputs } from "../resources/types/input";
import { ANY, type ArgShape, type ArgShapes, asInArm, mapOf, objectOf } from "./args";
import { ENV, type EnvText, type EnvValue, type ReferenceArgs, REFERENCES, SECURE_ENV } from "./environment";
import type { Files, MountArgs } from "./mount";
import { checkPorts, type PortsArgs } from "./port";
import { PROBE, type ProbeArgs } from "./probe";
import { FILES, MOUNTS } from "./volumes";

/** Linux capabilities of a container. */
export interface CapabilitiesArgs {
  /** Capabilities to add to the default ones, such as `NET_ADMIN`. Default none. */
  add?: pulumi.Input<pulumi.Input<string>[]>;
  /** Capabilities to drop, or `ALL`. Default none. */
  drop?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Properties of ARM's security context that are arguments of the same name. */
export type SecurityArgs = Omit<inputs.SecurityContextDefinitionArgs, "capabilities" | "seccompProfile">;

/** Arguments of both containers and init containers. */
export interface ProgramArgs extends SecurityArgs {
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: pulumi.Input<string>;
  /** The program and its arguments. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: the image's. */
  command?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Environment variables. A value is text, a number or a boolean, which become text, or an endpoint such as `db.endpoints.main`, which becomes the address where
   * this container reaches it: its URL or, if it has none, `host:port`. Values that are Pulumi secrets are sent as
   * secure values. Undefined values are left out. Default none.
   */
  env?: pulumi.Input<Record<string, pulumi.Input<EnvValue> | undefined>>;
  /** Secret environment variables: kept encrypted in the state and never returned by ARM. Default none. */
  secureEnv?: pulumi.Input<Record<string, pulumi.Input<EnvText>>>;
  /**
   * Groups that the container connects to, by name: `{ db }`. Each endpoint becomes three variables, such as `DB_MAIN`
   * (URL or, if there is none, `host:port`), `DB_MAIN_HOST` and `DB_MAIN_PORT`. Variables in `env` and `secureEnv` take
   * precedence. Default none.
   */
  references?: pulumi.Input<Record<string, ReferenceArgs>>;
  /** What to mount, by absolute path in the container. Default nothing. */
  mounts?: pulumi.Input<Record<string, MountArgs>>;
  /** Linux capabilities to add and drop. Default: the service's. */
  capabilities?: CapabilitiesArgs;
  /** Seccomp profile: JSON text in Docker's format, which Berth encodes. Default: the service's. */
  seccompProfile?: pulumi.Input<string>;
}

/** A container. It is written the same way for Azure and for the local engine. */
export interface ContainerArgs extends ProgramArgs {
  /** CPU cores, more than 0. A group may have 32 in total. Default 1. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB (1024³ bytes) in steps of 0.1. A group may have 256 in total. Default 1.5. */
  memoryInGB?: pulumi.Input<number>;
  /**
   * Maximum CPU cores that the container may use: at least `cpu`, at most the `cpu` of all containers together.
   * Default: `cpu`.
   */
  cpuLimit?: pulumi.Input<number>;
  /**
   * Maximum memory in GB: at least `memoryInGB`, at most the `memoryInGB` of all containers together. Default:
   * `memoryInGB`.
   */
  memoryLimitInGB?: pulumi.Input<number>;
  /** Ports that the container listens on, unique in the group: by name, `{ http: 80 }`, or as a list, `[80]`. Default none. */
  ports?: PortsArgs;
  /** A check that restarts the container when it fails, unless the restart policy is `Never`. Default none. */
  livenessProbe?: ProbeArgs;
  /** A check that tells whether the container is ready. The group is ready when all containers are. Default none. */
  readinessProbe?: ProbeArgs;
  /** Settings as files in the container: their content by file name. Default none. */
  configMap?: Files;
}

/** A container that runs to completion before the others start. It may use all CPU and memory of the group. */
export interface InitContainerArgs extends ProgramArgs {
  /** Init containers have no ports: they have ended when the group is reachable. */
  ports?: never;
  /** Init containers may use the whole group's CPU. */
  cpu?: never;
  /** Init containers may use the whole group's memory. */
  memoryInGB?: never;
  /** Init containers have no probes, since they run to completion. */
  livenessProbe?: never;
  /** Init containers have no probes, since they run to completion. */
  readinessProbe?: never;
}

const CAPABILITIES = objectOf({ add: ANY, drop: ANY } satisfies ArgShapes<CapabilitiesArgs>);

export const SECURITY = asInArm<SecurityArgs>(typeShapes["berth:containerinstance:SecurityContextDefinition"], {
  capabilities: true,
  seccompProfile: true,
});

const PROGRAM = {
  image: ANY,
  command: ANY,
  env: ENV,
  secureEnv: SECURE_ENV,
  references: REFERENCES,
  mounts: MOUNTS,
  ...SECURITY,
  capabilities: { ...CAPABILITIES, settled: true },
  seccompProfile: { kind: "own", check: checkProfile },
} satisfies ArgShapes<ProgramArgs>;

const WHOLE_GROUP = "is not an argument of an init container, which may use all CPU and memory of the group";
const NO_PROBES = "is not an argument of an init container, which runs to completion and so has no probes";

/** Arguments that only ordinary containers have, and why. */
export const NOT_OF_INIT_CONTAINERS: Readonly<Record<Exclude<keyof ContainerArgs, keyof ProgramArgs>, string>> = {
  ports: "is not an argument of an init container, which has ended before the group can be reached",
  cpu: WHOLE_GROUP,
  memoryInGB: WHOLE_GROUP,
  cpuLimit: WHOLE_GROUP,
  memoryLimitInGB: WHOLE_GROUP,
  livenessProbe: NO_PROBES,
  readinessProbe: NO_PROBES,
  configMap: "is not an argument of an init container: ARM gives it none",
};

export const CONTAINER: ArgShape = objectOf(
  {
    ...PROGRAM,
    cpu: ANY,
    memoryInGB: ANY,
    cpuLimit: ANY,
    memoryLimitInGB: ANY,
    ports: { kind: "own", check: checkPorts, settled: true },
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    configMap: { ...FILES, settled: true },
  } satisfies ArgShapes<ContainerArgs>,
  { required: ["image"] },
);

export const INIT_CONTAINER: ArgShape = objectOf(PROGRAM satisfies ArgShapes<ProgramArgs>, {
  required: ["image"],
  misplaced: { why: NOT_OF_INIT_CONTAINERS, rule: RULES.aci },
});

export const CONTAINERS = mapOf(CONTAINER, "containers by name");
export const INIT_CONTAINERS = mapOf(INIT_CONTAINER, "init containers by name");

function checkProfile(value: unknown, path: string): Problem[] {
  if (typeof value === "string" && isJsonObject(value)) return [];
  return [{ path, allowed: "must be a seccomp profile in JSON, as text", rule: RULES.berth }];
}
