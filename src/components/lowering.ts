import * as pulumi from "@pulumi/pulumi";
import { isGiven } from "../model/core/json";
import { atKey, type Problem, RULES } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { type ArgShape, checkArgs, handedOn } from "./args";
import {
  CONTAINER,
  type ContainerArgs,
  CONTAINERS,
  INIT_CONTAINER,
  INIT_CONTAINERS,
  type InitContainerArgs,
  type ProgramArgs,
  SECURITY,
  type SecurityArgs,
} from "./container";
import { type LoweredVariable, lowerEnvironment } from "./environment";
import { concat, isPlain, type Later, lift, liftSecret } from "./inputs";
import { armPort, checkPortNames, type LoweredPort, lowerPorts } from "./port";
import { lowerProbe } from "./probe";
import { refuseLate } from "./refusal";
import { base64, type LoweredMount, lowerMount, lowerMountsLater, shareVolumes } from "./volumes";

type Volumes = readonly inputs.VolumeArgs[];

/** The containers and volumes of a group in ARM's form, and the path in the args that each part came from. */
export interface LoweredContainers {
  readonly containers: inputs.ContainerArgs[];
  readonly initContainers: inputs.InitContainerDefinitionArgs[] | undefined;
  readonly volumes: Later<inputs.VolumeArgs[] | undefined>;
  readonly ports: readonly LoweredPort[];
  /** Problems that are known before ARM's rules are checked. */
  readonly problems: Problem[];
  /** Maps property paths in ARM's form to property paths in the args. */
  readonly paths: Map<string, string>;
}

/** The containers of a component. Some may become known only while the program runs. */
export interface ContainersArgs {
  readonly containers: pulumi.Input<Record<string, pulumi.Input<ContainerArgs>>>;
  readonly initContainers?: pulumi.Input<Record<string, pulumi.Input<InitContainerArgs>>>;
}

/** What the containers are for. */
export interface Purpose {
  /** Its name in messages. */
  readonly noun: string;
  /** The cluster that the containers run in, as endpoints name it. */
  readonly cluster?: pulumi.Output<string>;
}

/** The Azure CLI's defaults. */
const DEFAULT_CPU = 1;
const DEFAULT_MEMORY_IN_GB = 1.5;

/** State of one conversion to ARM's form. */
interface Lowering extends Purpose {
  readonly problems: Problem[];
  readonly paths: Map<string, string>;
  readonly mounts: readonly LoweredMount[];
  readonly laterVolumes: Later<Volumes>[];
}

/**
 * Turns containers by name into ARM's lists, at once if they are known. `finish` makes what belongs to them, before
 * problems are reported.
 */
export function lowerContainers<T>(
  args: ContainersArgs,
  purpose: Purpose,
  finish: (lowered: LoweredContainers) => T,
): Later<T> {
  // Problems of values that become known later. They are reported together with the rest.
  const late: Problem[] = [];
  const known = (shape: ArgShape, one: ArgShape, path: string, given: ContainersArgs["containers"] | undefined) =>
    settle(
      given ?? {},
      (map) => checkLate(shape, map, path, late),
      (item, name) => checkLate(one, item, atKey(path, name), late),
    );
  const containers = known(CONTAINERS, CONTAINER, "containers", args.containers);
  const initContainers = known(INIT_CONTAINERS, INIT_CONTAINER, "initContainers", args.initContainers);
  const lower = (apps: Record<string, ContainerArgs>, inits: Record<string, ContainerArgs>) =>
    lowerKnown(apps, inits as Record<string, InitContainerArgs>, purpose);
  if (isPlain(containers) && isPlain(initContainers)) return finish(lower(containers, initContainers));
  return lift(containers, (apps) =>
    lift(initContainers, (inits) => {
      const lowered = lower(apps, inits);
      const finished = finish(lowered);
      refuseLate(purpose.noun, [...late, ...lowered.problems]);
      return finished;
    }),
  ) as Later<T>;
}

function checkLate<T>(shape: ArgShape, value: T, path: string, late: Problem[]): T {
  const { args, problems } = checkArgs(shape, value, path);
  late.push(...problems);
  return args;
}

type Specs = Record<string, ContainerArgs>;

/**
 * A map whose entries are known. If the whole map is a secret, its values stay secret. `check` and `checkOne` check the
 * parts that become known later.
 */
function settle(
  given: ContainersArgs["containers"],
  check: (map: Record<string, pulumi.Input<ContainerArgs>>) => Record<string, pulumi.Input<ContainerArgs>>,
  checkOne: (item: ContainerArgs, name: string) => ContainerArgs,
): Later<Specs> {
  return liftSecret(given, (map, isSecret) => {
    const own = isPlain(given) ? map : check(map);
    const entries = Object.entries(own).filter(([, item]) => isGiven(item));
    const hide = (spec: ContainerArgs, secret: boolean) =>
      secret && isGiven(spec.env) ? { ...spec, env: pulumi.secret(spec.env!) } : spec;
    if (entries.every(([, item]) => isPlain(item)))
      return Object.fromEntries(entries.map(([name, item]) => [name, hide(item as ContainerArgs, isSecret)]));
    const lists = entries.map(([name, item]) =>
      liftSecret(item, (spec, secret): [string, ContainerArgs][] => [
        [name, hide(isPlain(item) ? spec : checkOne(spec, name), isSecret || secret)],
      ]),
    );
    return lift(concat(lists), (all) => Object.fromEntries(all));
  });
}

function lowerKnown(
  apps: Record<string, ContainerArgs>,
  inits: Record<string, InitContainerArgs>,
  purpose: Purpose,
): LoweredContainers {
  const paths = new Map<string, string>();
  const problems: Problem[] = [];
  const mounts = [...knownMounts(apps, "containers"), ...knownMounts(inits, "initContainers")];
  const lowering: Lowering = { ...purpose, problems, paths, mounts: shareVolumes(mounts, problems), laterVolumes: [] };
  const ports: LoweredPort[] = [];
  const containers = Object.entries(apps).map(([name, container], i) =>
    lowerContainer(name, container, i, ports, lowering),
  );
  problems.push(...checkPortNames(ports));
  const initContainers = Object.entries(inits).map(([name, container], i) =>
    lowerInitContainer(name, container, i, lowering),
  );
  return {
    containers,
    initContainers: initContainers.length > 0 ? initContainers : undefined,
    volumes: volumesOf(lowering),
    ports,
    problems,
    paths,
  };
}

function knownMounts(specs: Record<string, ProgramArgs>, list: string): LoweredMount[] {
  return Object.entries(specs).flatMap(([name, { mounts }]) => {
    if (!isGiven(mounts) || !isPlain(mounts!)) return [];
    const from = `${atKey(list, name)}.mounts`;
    const given = Object.entries(mounts).filter(([, mount]) => isGiven(mount));
    return given.map(([path, mount]) => lowerMount(name, path, mount, atKey(from, path)));
  });
}

function volumesOf({ mounts, laterVolumes, paths }: Lowering): LoweredContainers["volumes"] {
  const known = new Map<string, LoweredMount>();
  for (const mount of mounts) if (!known.has(mount.volume.name)) known.set(mount.volume.name, mount);
  for (const [i, { path, renamed }] of [...known.values()].entries()) {
    paths.set(`volumes[${i}]`, path);
    for (const [property, argument] of Object.entries(renamed))
      paths.set(`volumes[${i}].${property}`, `${path}.${argument}`);
  }
  const list = [...known.values()].map(({ volume }): inputs.VolumeArgs => volume);
  const all = lift(concat([list, ...laterVolumes]), (volumes) => {
    const names = new Map(volumes.map((volume) => [volume.name, volume]));
    return names.size > 0 ? [...names.values()] : undefined;
  });
  return all;
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
  paths.set(`${to}.resources.requests`, from);
  paths.set(`${to}.resources.limits.cpu`, `${from}.cpuLimit`);
  paths.set(`${to}.resources.limits.memoryInGB`, `${from}.memoryLimitInGB`);
  const own = lowerPorts(args.ports ?? [], `${from}.ports`, problems);
  for (const [j, { path }] of own.entries()) paths.set(`${to}.ports[${j}].port`, path).set(`${to}.ports[${j}]`, path);
  ports.push(...own);
  const probe = (kind: "livenessProbe" | "readinessProbe") =>
    lowerProbe(args[kind] ?? undefined, { from: `${from}.${kind}`, to: `${to}.${kind}`, paths });
  paths.set(`${to}.configMap.keyValuePairs`, `${from}.configMap`);
  return {
    ...lowerProgram(name, args, from, to, lowering),
    resources: lowerResources(args),
    ports: own.length > 0 ? own.map(armPort) : undefined,
    livenessProbe: probe("livenessProbe"),
    readinessProbe: probe("readinessProbe"),
    configMap: isGiven(args.configMap) ? { keyValuePairs: args.configMap } : undefined,
  };
}

function lowerInitContainer(
  name: string,
  args: InitContainerArgs,
  index: number,
  lowering: Lowering,
): inputs.InitContainerDefinitionArgs {
  const from = atKey("initContainers", name);
  lowering.problems.push(...checkOrder(name, from));
  return lowerProgram(name, args, from, `initContainers[${index}]`, lowering);
}

/** JavaScript keeps the order in which keys were written, except for whole numbers. */
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
    command: args.command ?? undefined,
    environmentVariables: lowerVariables(args, from, to, lowering),
    volumeMounts: lowerMounts(name, args, from, to, lowering),
    securityContext: lowerSecurity(args),
  };
}

function lowerResources({
  cpu,
  memoryInGB,
  cpuLimit,
  memoryLimitInGB,
}: ContainerArgs): inputs.ResourceRequirementsArgs {
  const requests = { cpu: cpu ?? DEFAULT_CPU, memoryInGB: memoryInGB ?? DEFAULT_MEMORY_IN_GB };
  if (!isGiven(cpuLimit) && !isGiven(memoryLimitInGB)) return { requests };
  return { requests, limits: { cpu: cpuLimit ?? undefined, memoryInGB: memoryLimitInGB ?? undefined } };
}

function lowerVariables(args: ProgramArgs, from: string, to: string, { paths, cluster }: Lowering) {
  const variables = lowerEnvironment(args, from, cluster);
  const list = (known: readonly LoweredVariable[]) =>
    known.length > 0 ? known.map(({ variable }) => variable) : undefined;
  if (!isPlain(variables)) {
    paths.set(`${to}.environmentVariables`, `${from}.env`);
    return lift(variables, list);
  }
  for (const [i, { path }] of variables.entries())
    for (const suffix of ["", ".name", ".value", ".secureValue"])
      paths.set(`${to}.environmentVariables[${i}]${suffix}`, path);
  return list(variables);
}

function lowerMounts(name: string, args: ProgramArgs, from: string, to: string, lowering: Lowering) {
  const { mounts: given } = args;
  if (!isGiven(given)) return undefined;
  const at = `${from}.mounts`;
  if (!isPlain(given!)) {
    const later = lift(given!, (known) => lowerMountsLater(lowering.noun, name, known, at));
    lowering.laterVolumes.push(lift(later, volumesIn));
    lowering.paths.set(`${to}.volumeMounts`, at);
    return lift(later as pulumi.Output<readonly LoweredMount[]>, mountsIn) as pulumi.Output<
      inputs.VolumeMountArgs[]
    > as never;
  }
  const own = lowering.mounts.filter(({ path }) =>
    Object.keys(given).some((mountPath) => atKey(at, mountPath) === path),
  );
  for (const [i, { path }] of own.entries())
    for (const suffix of ["", ".mountPath"]) lowering.paths.set(`${to}.volumeMounts[${i}]${suffix}`, path);
  return mountsIn(own);
}

const volumesIn = (mounts: readonly LoweredMount[]): Volumes => mounts.map(({ volume }) => volume);
const mountsIn = (mounts: readonly LoweredMount[]) =>
  mounts.length > 0 ? mounts.map(({ mount }) => mount) : undefined;

function lowerSecurity(args: ProgramArgs): inputs.SecurityContextDefinitionArgs | undefined {
  const { capabilities, seccompProfile } = args;
  const context = {
    ...handedOn<SecurityArgs>(args, SECURITY),
    capabilities: capabilities
      ? { add: capabilities.add ?? undefined, drop: capabilities.drop ?? undefined }
      : undefined,
    seccompProfile: isGiven(seccompProfile) ? base64(seccompProfile!) : undefined,
  };
  return Object.values(context).every((value) => value === undefined) ? undefined : context;
}
