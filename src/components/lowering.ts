import * as pulumi from "@pulumi/pulumi";
import { type Port, parsePort } from "../model/port";
import { atKey, formatProblem, type Problem } from "../model/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { AzureFiles } from "./azureFiles";
import { CONTAINER_KEYS, type ContainerArgs, type ExistingShare, type MountArgs, type PortArgs } from "./container";
import { isPlain, unknownKeys } from "./inputs";

/** The containers and volumes of a group in ARM's form, and where in the args each part came from. */
export interface LoweredContainers {
  readonly containers: inputs.ContainerArgs[];
  readonly volumes: inputs.VolumeArgs[];
  readonly ports: readonly LoweredPort[];
  /** What is wrong with the ports. */
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

/** Turns containers by name into ARM's lists; a volume is made for each share and directory that is mounted. */
export function lowerContainers(containers: Record<string, ContainerArgs>): LoweredContainers {
  const volumes = new Volumes();
  const paths = new Map<string, string>();
  const ports: LoweredPort[] = [];
  const problems: Problem[] = [];
  const lowered = Object.entries(containers).map(([name, args], i): inputs.ContainerArgs => {
    const from = atKey("containers", name);
    problems.push(...unknownKeys(args, CONTAINER_KEYS, from));
    const to = `containers[${i}]`;
    paths.set(to, from);
    paths.set(`${to}.resources.requests`, from);
    paths.set(`${to}.securityContext`, from);
    const own = lowerPorts(args.ports ?? [], `${from}.ports`, problems);
    for (const [j, { path }] of own.entries()) paths.set(`${to}.ports[${j}].port`, path);
    ports.push(...own);
    return {
      name,
      image: args.image,
      command: args.command,
      resources: { requests: { cpu: args.cpu ?? DEFAULT_CPU, memoryInGB: args.memoryInGB ?? DEFAULT_MEMORY_IN_GB } },
      ports: own.length > 0 ? own.map(({ port }) => port) : undefined,
      environmentVariables: lowerEnv(args, from, to, paths),
      volumeMounts: lowerMounts(args, from, to, paths, volumes),
      securityContext: lowerUser(args),
    };
  });
  for (const [i, from] of volumes.origins.entries()) paths.set(`volumes[${i}]`, from);
  return { containers: lowered, volumes: volumes.list, ports, problems, paths };
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

function lowerEnv(args: ContainerArgs, from: string, to: string, paths: Map<string, string>) {
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

function lowerMounts(args: ContainerArgs, from: string, to: string, paths: Map<string, string>, volumes: Volumes) {
  const mounts = Object.entries(args.mounts ?? {}).map(([mountPath, mount], i): inputs.VolumeMountArgs => {
    const path = atKey(`${from}.mounts`, mountPath);
    for (const suffix of ["", ".mountPath"]) paths.set(`${to}.volumeMounts[${i}]${suffix}`, path);
    const name = volumes.nameOf(mount, path);
    return { name, mountPath, readOnly: AzureFiles.isInstance(mount) ? undefined : mount.readOnly };
  });
  return mounts.length > 0 ? mounts : undefined;
}

function lowerUser({ runAsUser, runAsGroup }: ContainerArgs): inputs.SecurityContextDefinitionArgs | undefined {
  return runAsUser === undefined && runAsGroup === undefined ? undefined : { runAsUser, runAsGroup };
}

/** The volumes of a group: one per share and per directory name, however often it is mounted. */
class Volumes {
  readonly list: inputs.VolumeArgs[] = [];
  readonly origins: string[] = [];
  private readonly shares = new Map<AzureFiles | ExistingShare, string>();
  private readonly directories = new Map<string, string>();

  nameOf(mount: MountArgs, path: string): string {
    if (!AzureFiles.isInstance(mount) && "emptyDir" in mount) return this.directory(mount.emptyDir, path);
    return this.share(AzureFiles.isInstance(mount) ? mount : mount.azureFiles, path);
  }

  private share(share: AzureFiles | ExistingShare, path: string): string {
    const known = this.shares.get(share);
    if (known !== undefined) return known;
    const name = `files-${this.shares.size + 1}`;
    this.shares.set(share, name);
    const { shareName, accountName } = share;
    this.add({ name, azureFile: { shareName, storageAccountName: accountName } }, path);
    return name;
  }

  private directory(directory: string, path: string): string {
    const known = this.directories.get(directory);
    if (known !== undefined) return known;
    const name = `empty-${directory}`;
    this.directories.set(directory, name);
    this.add({ name, emptyDir: {} }, path);
    return name;
  }

  private add(volume: inputs.VolumeArgs, path: string): void {
    this.list.push(volume);
    this.origins.push(path);
  }
}
