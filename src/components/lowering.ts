import * as pulumi from "@pulumi/pulumi";
import { isJsonObject } from "../model/core/json";
import { type Port, parsePort } from "../model/containerinstance/container/port";
import { atKey, formatProblem, type Problem, RULES } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import {
  CONTAINER_KEYS,
  type ContainerArgs,
  INIT_CONTAINER_KEYS,
  type InitContainerArgs,
  NOT_OF_INIT_CONTAINERS,
  type PortArgs,
  type ProgramArgs,
} from "./container";
import { isPlain, unknownKeys } from "./inputs";
import { lowerProbe } from "./probe";
import { base64, Volumes } from "./volumes";

/** The containers and volumes of a group in ARM's form, and where in the args each part came from. */
export interface LoweredContainers {
  readonly containers: inputs.ContainerArgs[];
  readonly initContainers: inputs.InitContainerDefinitionArgs[] | undefined;
  readonly volumes: inputs.VolumeArgs[] | undefined;
  readonly ports: readonly LoweredPort[];
  /** What is wrong with the args before ARM's rules are asked. */
  readonly problems: Problem[];
  /** Property path in the args by property path in the ARM form. */
  readonly paths: Map<string, string>;
}

/** A port in ARM's form, and its path in the args. */
export interface LoweredPort {
  readonly port: pulumi.Input<Port>;
  readonly path: string;
}

/** az's defaults for a container that names no size. */
const DEFAULT_CPU = 1;
const DEFAULT_MEMORY_IN_GB = 1.5;

/** What is made while containers are turned into ARM's form. */
interface Lowering {
  readonly volumes: Volumes;
  readonly problems: Problem[];
  readonly paths: Map<string, string>;
}

/** Turns containers by name into ARM's lists; a volume is made for each thing that is mounted. */
export function lowerContainers(args: {
  readonly containers: Record<string, ContainerArgs>;
  readonly initContainers?: Record<string, InitContainerArgs>;
}): LoweredContainers {
  const paths = new Map<string, string>();
  const problems: Problem[] = [];
  const lowering: Lowering = { volumes: new Volumes(paths, problems), problems, paths };
  const ports: LoweredPort[] = [];
  const containers = Object.entries(args.containers).map(([name, container], i) =>
    lowerContainer(name, container, i, ports, lowering),
  );
  const initContainers = Object.entries(args.initContainers ?? {}).map(([name, container], i) =>
    lowerInitContainer(name, container, i, lowering),
  );
  const { list } = lowering.volumes;
  return {
    containers,
    initContainers: initContainers.length > 0 ? initContainers : undefined,
    volumes: list.length > 0 ? list : undefined,
    ports,
    problems,
    paths,
  };
}

function lowerContainer(
  name: string,
  args: ContainerArgs,
  index: number,
  ports: LoweredPort[],
  lowering: Lowering,
): inputs.ContainerArgs {
  const { paths, problems } = lowering;
  const from = atKey("containers", name);
  const to = `containers[${index}]`;
  problems.push(...unknownKeys(args, CONTAINER_KEYS, from));
  paths.set(`${to}.resources.requests`, from);
  paths.set(`${to}.resources.limits.cpu`, `${from}.cpuLimit`);
  paths.set(`${to}.resources.limits.memoryInGB`, `${from}.memoryLimitInGB`);
  const own = lowerPorts(args.ports ?? [], `${from}.ports`, problems);
  for (const [j, { path }] of own.entries()) paths.set(`${to}.ports[${j}].port`, path);
  ports.push(...own);
  const probe = (kind: "livenessProbe" | "readinessProbe") =>
    lowerProbe(args[kind], { from: `${from}.${kind}`, to: `${to}.${kind}`, paths, problems });
  paths.set(`${to}.configMap.keyValuePairs`, `${from}.configMap`);
  return {
    ...lowerProgram(name, args, from, to, lowering),
    resources: lowerResources(args),
    ports: own.length > 0 ? own.map(({ port }) => port) : undefined,
    livenessProbe: probe("livenessProbe"),
    readinessProbe: probe("readinessProbe"),
    configMap: args.configMap && { keyValuePairs: args.configMap },
  };
}

function lowerInitContainer(
  name: string,
  args: InitContainerArgs,
  index: number,
  lowering: Lowering,
): inputs.InitContainerDefinitionArgs {
  const from = atKey("initContainers", name);
  const misplaced = { why: NOT_OF_INIT_CONTAINERS, rule: RULES.aci };
  const unknown = unknownKeys<ProgramArgs>(args, INIT_CONTAINER_KEYS, from, misplaced);
  lowering.problems.push(...checkOrder(name, from), ...unknown);
  return lowerProgram(name, args, from, `initContainers[${index}]`, lowering);
}

/** JavaScript keeps the order in which keys are written, but for those that are whole numbers. */
function checkOrder(name: string, path: string): Problem[] {
  if (!/^(?:0|[1-9]\d*)$/.test(name)) return [];
  const allowed =
    "must not be a whole number: init containers run in the order in which they are written, " +
    `and JavaScript moves such names to the front; "step-${name}" would stay in its place`;
  return [{ path, allowed, rule: RULES.berth }];
}

function lowerProgram(name: string, args: ProgramArgs, from: string, to: string, lowering: Lowering) {
  for (const suffix of ["", ".name"]) lowering.paths.set(to + suffix, from);
  lowering.paths.set(`${to}.securityContext`, from);
  return {
    name,
    image: args.image,
    command: args.command,
    environmentVariables: lowerEnv(args, from, to, lowering.paths),
    volumeMounts: lowerMounts(args, from, to, lowering),
    securityContext: lowerSecurity(args, from, lowering.problems),
  };
}

function lowerResources({
  cpu,
  memoryInGB,
  cpuLimit,
  memoryLimitInGB,
}: ContainerArgs): inputs.ResourceRequirementsArgs {
  const requests = { cpu: cpu ?? DEFAULT_CPU, memoryInGB: memoryInGB ?? DEFAULT_MEMORY_IN_GB };
  if (cpuLimit === undefined && memoryLimitInGB === undefined) return { requests };
  return { requests, limits: { cpu: cpuLimit, memoryInGB: memoryLimitInGB } };
}

/** Ports in ARM's form; those that are wrong are left out and named in `problems`. */
export function lowerPorts(specs: pulumi.Input<PortArgs>[], path: string, problems: Problem[]): LoweredPort[] {
  return specs.flatMap((spec, i): LoweredPort[] => {
    const at = `${path}[${i}]`;
    if (!isPlain(spec)) return [{ port: pulumi.output(spec).apply((known) => requirePort(known, at)), path: at }];
    const { port, problems: found } = parsePort(spec, at);
    problems.push(...found);
    return port === undefined ? [] : [{ port, path: at }];
  });
}

/** The port of a specification that becomes known while the program runs. */
function requirePort(spec: unknown, path: string): Port {
  const { port, problems } = parsePort(spec, path);
  if (port === undefined) throw new pulumi.RunError(problems.map(formatProblem).join("\n"));
  return port;
}

function lowerEnv(args: ProgramArgs, from: string, to: string, paths: Map<string, string>) {
  const variables: pulumi.Input<inputs.EnvironmentVariableArgs>[] = [];
  const add = (list: "env" | "secureEnv", name: string, variable: pulumi.Input<inputs.EnvironmentVariableArgs>) => {
    const path = atKey(`${from}.${list}`, name);
    const index = `${to}.environmentVariables[${variables.length}]`;
    for (const suffix of ["", ".name", ".value", ".secureValue"]) paths.set(index + suffix, path);
    variables.push(variable);
  };
  for (const [name, value] of Object.entries(args.env ?? {})) add("env", name, lowerVariable(name, value));
  for (const [name, value] of Object.entries(args.secureEnv ?? {}))
    add("secureEnv", name, { name, secureValue: pulumi.secret(value) });
  return variables.length > 0 ? variables : undefined;
}

/** ARM returns a plain value to whoever may read the group, so a value that the program holds as a secret is sent as one. */
function lowerVariable(name: string, value: pulumi.Input<string>): pulumi.Input<inputs.EnvironmentVariableArgs> {
  if (!pulumi.Output.isInstance(value)) return { name, value };
  return pulumi
    .output(pulumi.isSecret(value as pulumi.Output<string>))
    .apply((isSecret) => (isSecret ? { name, secureValue: value } : { name, value }));
}

function lowerMounts(args: ProgramArgs, from: string, to: string, { paths, volumes }: Lowering) {
  const mounts: inputs.VolumeMountArgs[] = [];
  for (const [mountPath, given] of Object.entries(args.mounts ?? {})) {
    const path = atKey(`${from}.mounts`, mountPath);
    const mount = volumes.mount(mountPath, given, path);
    if (mount === undefined) continue;
    for (const suffix of ["", ".mountPath"]) paths.set(`${to}.volumeMounts[${mounts.length}]${suffix}`, path);
    mounts.push(mount);
  }
  return mounts.length > 0 ? mounts : undefined;
}

function lowerSecurity(
  args: ProgramArgs,
  from: string,
  problems: Problem[],
): inputs.SecurityContextDefinitionArgs | undefined {
  const { runAsUser, runAsGroup, privileged, allowPrivilegeEscalation, capabilities, seccompProfile } = args;
  if (capabilities !== undefined)
    problems.push(...unknownKeys(capabilities, { add: true, drop: true }, `${from}.capabilities`));
  const profile = lowerProfile(seccompProfile, `${from}.seccompProfile`, problems);
  const context = {
    runAsUser,
    runAsGroup,
    privileged,
    allowPrivilegeEscalation,
    capabilities: capabilities && { add: capabilities.add, drop: capabilities.drop },
    seccompProfile: profile,
  };
  return Object.values(context).every((value) => value === undefined) ? undefined : context;
}

/** The profile in base64, as ARM takes it. */
function lowerProfile(profile: pulumi.Input<string> | undefined, path: string, problems: Problem[]) {
  if (profile === undefined || !isPlain(profile) || isJsonObject(profile)) return profile && base64(profile);
  problems.push({ path, allowed: "must be a seccomp profile in JSON, as text", rule: RULES.berth });
  return undefined;
}
