import type { ContainerDetails, ContainerMount, ContainerSpec, RestartPolicy } from "./engine";

/** The part of Docker's answer about one container that we read. */
interface Inspected {
  Id: string;
  Name: string;
  Created: string;
  RestartCount?: number;
  State: {
    Status: string;
    Running: boolean;
    OOMKilled: boolean;
    ExitCode: number;
    Error: string;
    StartedAt: string;
    FinishedAt: string;
  };
  Config: { Labels: Record<string, string> | null; Env: string[] | null };
  HostConfig: { RestartPolicy?: { Name: string } };
}

/** Docker's form of a container to create. */
export function containerOptions(name: string, spec: ContainerSpec) {
  const { network, command, args } = spec;
  const ports = typeof network === "object" && "ports" in network ? network.ports : [];
  const portKey = (port: { port: number; protocol: string }) => `${port.port}/${port.protocol}`;
  return {
    name,
    Image: spec.image,
    ...(command !== undefined && { Entrypoint: [...command], Cmd: [] }),
    ...(args !== undefined && { Cmd: [...args] }),
    ...(spec.env !== undefined && { Env: Object.entries(spec.env).map(([key, value]) => `${key}=${value}`) }),
    ...(spec.user !== undefined && { User: spec.user }),
    ...(spec.hostname !== undefined && { Hostname: spec.hostname }),
    ...(spec.stopSignal !== undefined && { StopSignal: spec.stopSignal }),
    Labels: { ...spec.labels },
    ExposedPorts: Object.fromEntries(ports.map((port) => [portKey(port), {}])),
    HostConfig: {
      NetworkMode: network === "none" ? "none" : "join" in network ? `container:${network.join}` : network.name,
      PortBindings: Object.fromEntries(
        ports.map((port) => [portKey(port), [{ HostIp: port.hostIp, HostPort: String(port.hostPort) }]]),
      ),
      RestartPolicy: { Name: spec.restart },
      Mounts: (spec.mounts ?? []).map(mountOptions),
      ...(spec.cpu !== undefined && { NanoCpus: Math.round(spec.cpu * 1e9) }),
      ...(spec.memoryBytes !== undefined && { Memory: spec.memoryBytes, MemorySwap: spec.memoryBytes }),
      ...(spec.logMiB !== undefined && {
        LogConfig: { Type: "json-file", Config: { "max-size": `${spec.logMiB / 2}m`, "max-file": "2" } },
      }),
    },
    ...(typeof network === "object" &&
      "name" in network && {
        NetworkingConfig: { EndpointsConfig: { [network.name]: { Aliases: [...network.aliases] } } },
      }),
  };
}

function mountOptions(mount: ContainerMount) {
  const { path: Target, readOnly: ReadOnly } = mount;
  if (mount.kind === "bind") return { Type: "bind" as const, Source: mount.source, Target, ReadOnly };
  // What the image has at the path is hidden, not copied: that is how a share is mounted.
  const VolumeOptions = { NoCopy: true, Labels: { ...mount.labels }, DriverConfig: { Name: "local", Options: {} } };
  return { Type: "volume" as const, Source: mount.volume, Target, ReadOnly, VolumeOptions };
}

/** What Docker says of one container, in our form. */
export function detailsOf(found: unknown): ContainerDetails {
  const { Id, Name, Created, RestartCount, State, Config, HostConfig } = found as Inspected;
  const happened = (time: string) => (time === "" || time.startsWith("0001-01-01") ? undefined : time);
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    running: State.Running,
    status: State.Status as ContainerDetails["status"],
    createdAt: Created,
    startedAt: happened(State.StartedAt),
    finishedAt: happened(State.FinishedAt),
    exitCode: State.ExitCode,
    error: State.Error,
    oomKilled: State.OOMKilled,
    restartCount: RestartCount ?? 0,
    restartPolicy: (HostConfig.RestartPolicy?.Name || "no") as RestartPolicy,
    env: Object.fromEntries((Config.Env ?? []).map((entry) => entry.split(/=(.*)/s).slice(0, 2) as [string, string])),
  };
}
