import type {
  AuthConfig,
  ContainerCreateRequest,
  ContainerInspectResponse,
  HostConfig,
  Mount,
  Network,
  NetworkCreateRequest,
  SystemInfo,
} from "@docker/node-sdk";
import { dockerStatus } from "./podman";
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

export function containerOptions(spec: ContainerSpec): ContainerCreateRequest & { HostConfig: HostConfig } {
  const { network, command, args } = spec;
  const mounts = spec.mounts ?? [];
  const inMemory = mounts.filter((mount) => mount.kind === "tmpfs");
  const ports = typeof network === "object" && "ports" in network ? network.ports : [];
  const portKey = (port: { port: number; protocol: string }) => `${port.port}/${port.protocol}`;
  return {
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
      // A tmpfs among `Mounts` would be noexec.
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
      ...(spec.pidsLimit !== undefined && { PidsLimit: spec.pidsLimit }),
      ...(spec.readOnlyRoot !== undefined && { ReadonlyRootfs: spec.readOnlyRoot }),
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
              ...(network.ip !== undefined && {
                IPAMConfig: { IPv4Address: network.ip },
                MacAddress: macOf(network.ip),
              }),
            },
          },
        },
      }),
  };
}

/**
 * An address of hardware for an IPv4 address, as Docker derived it before version 28. Others in the network remember it, and Podman
 * does not tell them of another one.
 */
const macOf = (ip: string): string =>
  ["02", "42", ...ip.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"))].join(":");

function securityOptions({ noNewPrivileges, unconfined, seccompProfile }: ContainerSpec) {
  const options = [
    ...(noNewPrivileges === true ? ["no-new-privileges"] : []),
    // Engines on machines without one of the two ignore what is said about it.
    ...(unconfined === true ? ["apparmor=unconfined", "label=disable"] : []),
    ...(seccompProfile === undefined ? [] : [`seccomp=${seccompProfile}`]),
  ];
  return options.length > 0 && { SecurityOpt: options };
}

type Tmpfs = Extract<ContainerMount, { kind: "tmpfs" }>;

function tmpfs({ sizeBytes, mode }: Tmpfs): string {
  const size = sizeBytes === undefined ? [] : [`size=${sizeBytes}`];
  return ["exec", ...size, ...(mode === undefined ? [] : [`mode=${mode.toString(8)}`])].join(",");
}

function mountOptions(mount: Exclude<ContainerMount, Tmpfs>): Mount {
  const { path: Target, readOnly: ReadOnly } = mount;
  if (mount.kind === "bind") {
    const { source: Source, propagation: Propagation, nonRecursive: NonRecursive } = mount;
    const BindOptions = { ...(Propagation && { Propagation }), ...(NonRecursive && { NonRecursive }) };
    return { Type: "bind", Source, Target, ReadOnly, ...(Object.keys(BindOptions).length > 0 && { BindOptions }) };
  }
  // Files of the image at that path must be hidden and not copied into the volume: mounting a share does the same.
  const VolumeOptions = { NoCopy: true, Labels: { ...mount.labels }, DriverConfig: { Name: "local", Options: {} } };
  return { Type: "volume", Source: mount.volume, Target, ReadOnly, VolumeOptions };
}

/** Converts Docker's description of a container. Its schema declares fields optional that are always present. */
export function detailsOf(found: ContainerInspectResponse): ContainerDetails {
  const { Id = "", Name = "", Image = "", Created, RestartCount, HostConfig, NetworkSettings } = found;
  const { Config = {} } = found;
  const State = found.State ?? {};
  const isJoined = HostConfig?.NetworkMode?.startsWith("container:") === true;
  // Podman shows those of the container that it has joined.
  const networks = isJoined ? [] : Object.entries(NetworkSettings?.Networks ?? {});
  const mode = networkMode(HostConfig?.NetworkMode, networks[0]?.[0]);
  const happened = (time = "") => (time === "" || time.startsWith("0001-01-01") ? undefined : time);
  const startedAt = happened(State.StartedAt);
  const exitCode = State.ExitCode ?? 0;
  const restartPolicy = (HostConfig?.RestartPolicy?.Name || "no") as RestartPolicy;
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    running: State.Running === true,
    image: Config.Image ?? "",
    status: dockerStatus(State.Status, { restartPolicy, exitCode, startedAt }),
    createdAt: Created ?? "",
    startedAt,
    finishedAt: happened(State.FinishedAt),
    exitCode,
    error: State.Error ?? "",
    oomKilled: State.OOMKilled === true,
    restartCount: RestartCount ?? 0,
    restartPolicy,
    env: Object.fromEntries((Config.Env ?? []).map((entry) => entry.split(/=(.*)/s).slice(0, 2) as [string, string])),
    imageId: Image,
    ...(isNamed(mode) && { network: mode }),
    addresses: Object.fromEntries(
      networks.flatMap(([name, { IPAddress }]) => (IPAddress ? [[name, IPAddress] as const] : [])),
    ),
  };
}

/** Podman says `bridge` of every container that is in networks, whatever these are called. */
const networkMode = (mode: string | undefined, first: string | undefined) =>
  mode === "bridge" ? (first ?? mode) : mode;

function isNamed(mode: string | undefined): mode is string {
  return mode !== undefined && mode !== "none" && !mode.startsWith("container:");
}

export function networkOptions(
  name: string,
  { labels, bridge, subnet, internal }: NetworkSpec,
): NetworkCreateRequest & { CheckDuplicate: true } {
  return {
    Name: name,
    // Engines before version 24 make a second network with the same name unless this is set. Later ones ignore it.
    CheckDuplicate: true,
    Labels: { ...labels },
    ...(bridge !== undefined && { Options: { "com.docker.network.bridge.name": bridge } }),
    ...(subnet !== undefined && { IPAM: { Config: [{ Subnet: subnet }] } }),
    ...(internal !== undefined && { Internal: internal }),
  };
}

export function networkOf({ Id = "", Name = "", Labels, IPAM }: Network): EngineNetwork {
  const subnets = (IPAM?.Config ?? []).map(({ Subnet }) => Subnet ?? "");
  const subnet = subnets.find((text) => text.includes(".")) ?? "";
  return { id: Id, name: Name, labels: Labels ?? {}, subnet };
}

/** Converts what Docker tells about itself and its machine. */
export function infoOf({ NCPU = 0, MemTotal = 0, Runtimes }: SystemInfo): EngineInfo {
  const runtimes = Object.entries(Runtimes ?? {}).map(([name, { path, runtimeArgs }]) => ({
    name,
    ...(path && { path }),
    ...(runtimeArgs && { args: runtimeArgs }),
  }));
  return { cpus: NCPU, memoryBytes: MemTotal, runtimes: runtimes.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function pullAuth({
  server,
  username,
  password,
  identityToken,
}: RegistryAuth): AuthConfig & { identitytoken?: string } {
  const token = identityToken !== undefined && { identitytoken: identityToken };
  return { username, password, serveraddress: server, ...token };
}

/** The header that passes the credentials for a registry to the engine. */
export function authHeader(auth: RegistryAuth | undefined): Record<string, string> {
  if (auth === undefined) return {};
  const text = Buffer.from(JSON.stringify(pullAuth(auth))).toString("base64");
  // URL-safe base64 with padding. Without padding the engine ignores the header and reports no error.
  return { "X-Registry-Auth": text.replaceAll("+", "-").replaceAll("/", "_") };
}

/** Name and tag of an image, as the engine wants them. Without a tag the engine would pull all tags. */
export function imageParts(ref: string): { name: string; tag: string } {
  const digest = ref.indexOf("@");
  if (digest > 0) return { name: ref.slice(0, digest), tag: ref.slice(digest + 1) };
  const colon = ref.indexOf(":", ref.lastIndexOf("/") + 1);
  return colon < 0 ? { name: ref, tag: "latest" } : { name: ref.slice(0, colon), tag: ref.slice(colon + 1) };
}
