import type {
  ContainerDetails,
  ContainerMount,
  ContainerSpec,
  EngineInfo,
  EngineNetwork,
  NetworkSpec,
  RegistryAuth,
  RestartPolicy,
} from "../engine";

/** The part of Docker's answer about one container that we read. */
interface Inspected {
  Id: string;
  Name: string;
  /** Id of the image. */
  Image: string;
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
  Config: { Image: string; Labels: Record<string, string> | null; Env: string[] | null };
  HostConfig: { RestartPolicy?: { Name: string } };
  NetworkSettings: { Networks: Record<string, { IPAddress: string }> | null };
}

/** Docker's form of a container to create. */
export function containerOptions(name: string, spec: ContainerSpec) {
  const { network, command, args } = spec;
  const mounts = spec.mounts ?? [];
  const inMemory = mounts.filter((mount) => mount.kind === "tmpfs");
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
      Mounts: mounts.filter((mount) => mount.kind !== "tmpfs").map(mountOptions),
      // Among `Mounts` it would not run programs.
      ...(inMemory.length > 0 && { Tmpfs: Object.fromEntries(inMemory.map((mount) => [mount.path, tmpfs(mount)])) }),
      ...(spec.dns !== undefined && {
        Dns: [...spec.dns.servers],
        DnsSearch: [...spec.dns.search],
        DnsOptions: [...spec.dns.options],
      }),
      ...(spec.privileged !== undefined && { Privileged: spec.privileged }),
      ...(spec.capabilities && { CapAdd: [...spec.capabilities.add], CapDrop: [...spec.capabilities.drop] }),
      ...securityOptions(spec),
      ...(spec.runtime !== undefined && { Runtime: spec.runtime }),
      ...(spec.cgroupNamespace !== undefined && { CgroupnsMode: spec.cgroupNamespace }),
      ...(spec.cpu !== undefined && { NanoCpus: Math.round(spec.cpu * 1e9) }),
      ...(spec.cpuShares !== undefined && { CpuShares: spec.cpuShares }),
      ...(spec.memoryBytes !== undefined && { Memory: spec.memoryBytes, MemorySwap: spec.memoryBytes }),
      ...(spec.memoryReservationBytes !== undefined && { MemoryReservation: spec.memoryReservationBytes }),
      ...(spec.logMiB !== undefined && {
        LogConfig: { Type: "json-file", Config: { "max-size": `${spec.logMiB / 2}m`, "max-file": "2" } },
      }),
    },
    ...(typeof network === "object" &&
      "name" in network && {
        NetworkingConfig: {
          EndpointsConfig: {
            [network.name]: {
              Aliases: [...network.aliases],
              ...(network.ip !== undefined && { IPAMConfig: { IPv4Address: network.ip } }),
            },
          },
        },
      }),
  };
}

function securityOptions({ noNewPrivileges, seccompProfile }: ContainerSpec) {
  const options = [
    ...(noNewPrivileges === true ? ["no-new-privileges"] : []),
    ...(seccompProfile === undefined ? [] : [`seccomp=${seccompProfile}`]),
  ];
  return options.length > 0 && { SecurityOpt: options };
}

type Tmpfs = Extract<ContainerMount, { kind: "tmpfs" }>;

function tmpfs({ sizeBytes, mode }: Tmpfs): string {
  const size = sizeBytes === undefined ? [] : [`size=${sizeBytes}`];
  return ["exec", ...size, ...(mode === undefined ? [] : [`mode=${mode.toString(8)}`])].join(",");
}

function mountOptions(mount: Exclude<ContainerMount, Tmpfs>) {
  const { path: Target, readOnly: ReadOnly } = mount;
  if (mount.kind === "bind") {
    const { source: Source, propagation: Propagation } = mount;
    const BindOptions = Propagation && { BindOptions: { Propagation } };
    return { Type: "bind" as const, Source, Target, ReadOnly, ...BindOptions };
  }
  // What the image has at the path is hidden, not copied: that is how a share is mounted.
  const VolumeOptions = { NoCopy: true, Labels: { ...mount.labels }, DriverConfig: { Name: "local", Options: {} } };
  return { Type: "volume" as const, Source: mount.volume, Target, ReadOnly, VolumeOptions };
}

/** What Docker says of one container, in our form. */
export function detailsOf(found: unknown): ContainerDetails {
  const { Id, Name, Image, Created, RestartCount, State, Config, HostConfig, NetworkSettings } = found as Inspected;
  const networks = Object.entries(NetworkSettings.Networks ?? {});
  const happened = (time: string) => (time === "" || time.startsWith("0001-01-01") ? undefined : time);
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    running: State.Running,
    image: Config.Image,
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
    imageId: Image,
    addresses: Object.fromEntries(
      networks.flatMap(([name, { IPAddress }]) => (IPAddress === "" ? [] : [[name, IPAddress] as const])),
    ),
  };
}

/** Docker's form of a network to create. */
export function networkOptions(name: string, { labels, bridge, subnet, internal }: NetworkSpec) {
  return {
    Name: name,
    CheckDuplicate: true,
    Labels: { ...labels },
    ...(bridge !== undefined && { Options: { "com.docker.network.bridge.name": bridge } }),
    ...(subnet !== undefined && { IPAM: { Config: [{ Subnet: subnet }] } }),
    ...(internal !== undefined && { Internal: internal }),
  };
}

/** The part of Docker's answer about one network that we read. */
interface FoundNetwork {
  Id: string;
  Name: string;
  Labels?: Record<string, string> | null;
  IPAM?: { Config?: { Subnet?: string }[] | null };
}

/** What Docker says of one network, in our form. */
export function networkOf({ Id, Name, Labels, IPAM }: FoundNetwork): EngineNetwork {
  const subnets = (IPAM?.Config ?? []).map(({ Subnet }) => Subnet ?? "");
  const subnet = subnets.find((text) => text.includes(".")) ?? "";
  return { id: Id, name: Name, labels: Labels ?? {}, subnet };
}

/** What Docker says of itself and its machine, in our form. */
export function infoOf(found: unknown): EngineInfo {
  const { NCPU, MemTotal, Runtimes } = found as {
    NCPU: number;
    MemTotal: number;
    Runtimes?: Record<string, { path?: string; runtimeArgs?: string[] | null }> | null;
  };
  const runtimes = Object.entries(Runtimes ?? {}).map(([name, { path, runtimeArgs }]) => ({
    name,
    ...(path && { path }),
    ...(runtimeArgs && { args: runtimeArgs }),
  }));
  return { cpus: NCPU, memoryBytes: MemTotal, runtimes: runtimes.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Docker's form of a sign-in to a registry. */
export function pullAuth({ server, username, password, identityToken }: RegistryAuth) {
  const token = identityToken !== undefined && { identitytoken: identityToken };
  return { username, password, serveraddress: server, ...token };
}
