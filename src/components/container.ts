import type * as pulumi from "@pulumi/pulumi";
import { isJsonObject } from "../model/core/json";
import { type Problem, RULES } from "../model/core/problem";
import { typeShapes } from "../model/generated/shapes";
import type { containerinstance as inputs } from "../resources/types/input";
import { ANY, type ArgShape, type ArgShapes, asInArm, mapOf, objectOf } from "./args";
import { ENV, type EnvValue, type ReferenceArgs, REFERENCES, SECURE_ENV } from "./environment";
import type { Files, MountArgs } from "./mount";
import { checkPorts, type PortsArgs } from "./port";
import { PROBE, type ProbeArgs } from "./probe";
import { FILES, MOUNTS } from "./volumes";

/** Linux capabilities of a container. */
export interface CapabilitiesArgs {
  /** Capabilities to add to the default ones, such as `NET_ADMIN`. Default none. */
  add?: pulumi.Input<pulumi.Input<string>[]>;
  /** Capabilities to take away, or `ALL`. Default none. */
  drop?: pulumi.Input<pulumi.Input<string>[]>;
}

/** What ARM has in a container's security context and takes from the args as it is. */
export type SecurityArgs = Omit<inputs.SecurityContextDefinitionArgs, "capabilities" | "seccompProfile">;

/** What init containers and the containers after them have in common. */
export interface ProgramArgs extends SecurityArgs {
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: pulumi.Input<string>;
  /** The program and its arguments. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: the image's. */
  command?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Environment variables: texts, or endpoints such as `db.endpoints.main`, which become where this container finds them: the URL, or
   * `host:port` where there is none. A value that is a Pulumi secret is sent as a secure one, and one that is undefined is left out. Default none.
   */
  env?: pulumi.Input<Record<string, pulumi.Input<EnvValue> | undefined>>;
  /** Secret environment variables: kept encrypted in the state and never returned by ARM. Default none. */
  secureEnv?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Groups that the container talks to, by name: `{ db }`. Each endpoint becomes three variables, such as `DB_MAIN` (URL, or
   * `host:port` where there is none), `DB_MAIN_HOST` and `DB_MAIN_PORT`; those that `env` or `secureEnv` has are left to it. Default none.
   */
  references?: pulumi.Input<Record<string, ReferenceArgs>>;
  /** What is mounted, by absolute path in the container. Default nothing. */
  mounts?: pulumi.Input<Record<string, MountArgs>>;
  /** Linux capabilities to add and to take away. Default: the usual ones. */
  capabilities?: CapabilitiesArgs;
  /** Seccomp profile: the JSON text of Docker's form, which Berth encodes. Default: the service's own. */
  seccompProfile?: pulumi.Input<string>;
}

/** A container. The same for a container group on Azure and on the local engine. */
export interface ContainerArgs extends ProgramArgs {
  /** CPU cores in steps of 0.01. A group needs at least 1 in total and may have 31. Default 1. */
  cpu?: pulumi.Input<number>;
  /** Memory in GB (1024³ bytes) in steps of 0.1. A group needs at least 1 in total and may have 240. Default 1.5. */
  memoryInGB?: pulumi.Input<number>;
  /** The most CPU cores that the container may use: `cpu` or more, at most the `cpu` of all containers together. Default: `cpu`. */
  cpuLimit?: pulumi.Input<number>;
  /** The most memory in GB: `memoryInGB` or more, at most the `memoryInGB` of all containers together. Default: `memoryInGB`. */
  memoryLimitInGB?: pulumi.Input<number>;
  /** Ports that the container listens on, unique in the group: by name, `{ http: 80 }`, or as a list, `[80]`. Default none. */
  ports?: PortsArgs;
  /** A check that, when it fails, restarts the container, unless the restart policy is `Never`. Default none. */
  livenessProbe?: ProbeArgs;
  /** A check that tells whether the container can do its work; the group is ready when all are. Default none. */
  readinessProbe?: ProbeArgs;
  /** Settings as files in the container, by file name. Default none. */
  configMap?: Files;
}

/** A container that runs to its end before the others start, with all CPU and memory of the group. */
export interface InitContainerArgs extends ProgramArgs {
  /** Init containers have no ports: the group is reached only after they have ended. */
  ports?: never;
  /** Init containers have the whole group's CPU. */
  cpu?: never;
  /** Init containers have the whole group's memory. */
  memoryInGB?: never;
  /** Init containers have no probes: they end. */
  livenessProbe?: never;
  /** Init containers have no probes: they end. */
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

const WHOLE_GROUP = "is not an argument of an init container, which has all CPU and memory of the group";
const NO_PROBES = "is not an argument of an init container, which has to end and so has no probes";

/** What a container takes and an init container does not, and why. */
export const NOT_OF_INIT_CONTAINERS: Readonly<Record<Exclude<keyof ContainerArgs, keyof ProgramArgs>, string>> = {
  ports: "is not an argument of an init container, which has ended before the group can be reached",
  cpu: WHOLE_GROUP,
  memoryInGB: WHOLE_GROUP,
  cpuLimit: WHOLE_GROUP,
  memoryLimitInGB: WHOLE_GROUP,
  livenessProbe: NO_PROBES,
  readinessProbe: NO_PROBES,
  configMap: "is not an argument of an init container, to which ARM gives none",
};

/** The shape of a container. */
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

/** The shape of an init container. */
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
