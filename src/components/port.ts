import * as pulumi from "@pulumi/pulumi";
import { programError } from "../failing";
import { inPortRange, type Port, PORT_RANGE, parsePort } from "../model/containerinstance/container/port";
import { isGiven, isRecord } from "../model/core/json";
import { atKey, formatProblem, type Problem, RULES } from "../model/core/problem";
import type { containerservice as inputs } from "../resources/types/input";
import type { ArgShape } from "./args";
import { type AnyCase, isPlain, lift } from "./inputs";

/** Protocol of the application at a port. `http` and `https` have URLs. */
export type PortScheme = "http" | "https" | "tcp" | "udp";

/** A port: its number, or an object with more properties. */
export type PortArgs =
  | number
  | {
      /** Number, 1 to 65535. */
      port: number;
      /** Transport protocol: `TCP` or `UDP`. Default: `UDP` for scheme `udp`, otherwise `TCP`. */
      protocol?: AnyCase<"TCP" | "UDP">;
      /**
       * Protocol of the application: `http` or `https`, whose endpoints have a URL, `tcp` or `udp`. Default: the port's
       * name if it is one of these. Otherwise `udp` for protocol `UDP`, `https` for 443 and 8443, `tcp` for well-known
       * ports of other protocols such as 5432, and `http` for all others.
       */
      scheme?: PortScheme;
      /** Name of the endpoint, only in lists. In a map it is the key. Default: the number. */
      name?: string;
    };

/**
 * Ports by name, `{ http: 80, db: { port: 5432, scheme: "tcp" } }`, or as a list, `[80]`, where a port's number is its
 * name.
 */
export type PortsArgs = pulumi.Input<PortArgs>[] | Record<string, pulumi.Input<PortArgs>>;

/** A port that is open on a group's address: its name, its number, or its number and a protocol other than TCP. */
export type ExposedPortArgs =
  | number
  | string
  | {
      /** Number, 1 to 65535. */
      port: number;
      /** Transport protocol: `TCP` or `UDP`. Default `TCP`. */
      protocol?: AnyCase<"TCP" | "UDP">;
    };

/** A port of a container, and its name. */
export interface DeclaredPort extends Port {
  readonly name: string;
  readonly scheme: PortScheme;
}

/** A port that may become known later, and its path in the args. */
export interface LoweredPort {
  readonly port: pulumi.Input<DeclaredPort>;
  /** Its name, if that is known earlier than the port. */
  readonly name?: string;
  readonly path: string;
}

const SCHEMES: readonly PortScheme[] = ["http", "https", "tcp", "udp"];
const PORT_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
/** Methods of an Output: `endpoints.get` would be the method and not a port. */
const OF_OUTPUTS = [
  "allResources",
  "apply",
  "constructor",
  "get",
  "isKnown",
  "isSecret",
  "promise",
  "resources",
  "then",
];

const HTTPS_PORTS = [443, 8443];
/** Registered by IANA for, or known to be used by, protocols other than HTTP. */
const OTHER_PORTS = [
  21, 22, 23, 25, 53, 110, 119, 135, 139, 143, 161, 162, 179, 389, 445, 465, 514, 543, 544, 546, 547, 554, 587, 636,
  873, 989, 990, 993, 995, 1080, 1194, 1433, 1434, 1521, 1723, 1883, 2049, 2181, 2375, 2376, 3260, 3306, 3389, 4222,
  5060, 5061, 5222, 5432, 5433, 5671, 5672, 6379, 6380, 6432, 7000, 7687, 8883, 9042, 9092, 9093, 9300, 11211, 25565,
  26257, 26379, 27017, 27018, 27019, 61613, 61616,
];

/** Checks a list or map of ports as a whole. */
export function checkPorts(value: unknown, path: string): Problem[] {
  if (Array.isArray(value) || isRecord(value)) return [];
  return [{ path, value: shown(value), allowed: "must be ports by name, or a list of ports", rule: RULES.berth }];
}

/** Prepares ports for ARM's form. Wrong ones are left out and reported in `problems`. */
export function lowerPorts(ports: PortsArgs, path: string, problems: Problem[]): LoweredPort[] {
  if (Array.isArray(ports)) return ports.flatMap((spec, i) => lowerPort(spec, undefined, `${path}[${i}]`, problems));
  return Object.entries(ports).flatMap(([name, spec]) => lowerPort(spec, name, atKey(path, name), problems));
}

function lowerPort(
  spec: pulumi.Input<PortArgs>,
  key: string | undefined,
  path: string,
  problems: Problem[],
): LoweredPort[] {
  if (key !== undefined && !isGiven(spec)) return [];
  if (key !== undefined) problems.push(...checkPortName(key, path));
  const isKnown = isPlain(spec) && (!isRecord(spec) || Object.values(spec).every((part) => isPlain(part)));
  if (!isKnown) {
    const later = (pulumi.output(spec) as pulumi.Output<unknown>).apply((known) => requirePort(known, key, path));
    return [{ port: later, name: key, path }];
  }
  const { port, problems: found } = declaredPort(spec, key, path);
  problems.push(...found);
  return port === undefined ? [] : [{ port, name: port.name, path }];
}

/** A port whose specification becomes known while the program runs. */
function requirePort(spec: unknown, key: string | undefined, path: string): DeclaredPort {
  const { port, problems } = declaredPort(spec, key, path);
  if (port === undefined) throw programError(problems.map(formatProblem).join("\n"));
  return port;
}

function declaredPort(
  spec: unknown,
  key: string | undefined,
  path: string,
): { readonly port?: DeclaredPort; readonly problems: Problem[] } {
  if (!isRecord(spec)) {
    const { port, problems } = parsePort(spec, path);
    return port === undefined ? { problems } : { port: named(port, key, undefined), problems };
  }
  const { name, scheme, protocol, ...rest } = spec;
  const transport = protocol ?? (scheme === "udp" ? "UDP" : undefined);
  const parsed = parsePort({ ...rest, ...(isGiven(transport) && { protocol: transport }) }, path);
  const problems = [...parsed.problems, ...checkNameGiven(name, key, path), ...checkScheme(scheme, protocol, path)];
  const { port } = parsed;
  if (port === undefined || problems.length > 0) return { problems };
  return { port: named(port, key ?? (name as string | undefined), scheme as PortScheme | undefined), problems };
}

function checkNameGiven(name: unknown, key: string | undefined, path: string): Problem[] {
  if (!isGiven(name)) return [];
  const at = atKey(path, "name");
  if (key !== undefined) {
    const allowed = `must not be given in a map of ports: its key, ${JSON.stringify(key)}, is its name`;
    return [{ path: at, value: shown(name), allowed, rule: RULES.berth }];
  }
  return checkPortName(name, at);
}

function checkPortName(name: unknown, path: string): Problem[] {
  const value = shown(name);
  if (typeof name !== "string" || !PORT_NAME.test(name)) {
    const allowed = "must be named by a letter and up to 62 letters, digits, hyphens and underscores";
    return [{ path, value, allowed, rule: RULES.berth }];
  }
  if (!OF_OUTPUTS.includes(name)) return [];
  return [{ path, value, allowed: "must have another name: this one is a method of every Output", rule: RULES.berth }];
}

function checkScheme(scheme: unknown, protocol: unknown, path: string): Problem[] {
  if (!isGiven(scheme)) return [];
  const at = { path: atKey(path, "scheme"), value: shown(scheme), rule: RULES.berth };
  if (!SCHEMES.includes(scheme as PortScheme)) return [{ ...at, allowed: `must be one of ${SCHEMES.join(", ")}` }];
  const transport = scheme === "udp" ? "UDP" : "TCP";
  // A wrong protocol is reported elsewhere.
  if (typeof protocol !== "string" || protocol.toUpperCase() === transport) return [];
  return [{ ...at, allowed: `must not be given beside protocol ${protocol}: it is spoken over ${transport}` }];
}

function named(port: Port, name: string | undefined, scheme: PortScheme | undefined): DeclaredPort {
  return { ...port, name: name ?? String(port.port), scheme: scheme ?? usualScheme(port, name) };
}

function usualScheme({ port, protocol }: Port, name: string | undefined): PortScheme {
  if (protocol === "UDP") return "udp";
  const same = SCHEMES.find((scheme) => scheme === name && scheme !== "udp");
  if (same !== undefined) return same;
  if (HTTPS_PORTS.includes(port)) return "https";
  return OTHER_PORTS.includes(port) ? "tcp" : "http";
}

/** Port names become endpoint names, so they must be unique in a group. */
export function checkPortNames(ports: readonly LoweredPort[]): Problem[] {
  const first = new Map<string, string>();
  return ports.flatMap(({ name, path }): Problem[] => {
    if (name === undefined || /^\d/.test(name)) return [];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, path);
      return [];
    }
    const allowed = `must have a unique name in the group; ${earlier} has the same`;
    return [{ path, value: name, allowed, rule: RULES.berth }];
  });
}

/** The ports that are open on an address, like {@link lowerPorts}. `declared` are the containers' ports. */
export function lowerExposed(
  exposed: pulumi.Input<ExposedPortArgs>[],
  declared: readonly LoweredPort[],
  path: string,
  problems: Problem[],
): { readonly port: pulumi.Input<Port>; readonly path: string }[] {
  return exposed.flatMap((spec, i) => {
    const at = `${path}[${i}]`;
    if (!isPlain(spec)) {
      const found = pulumi.output(spec).apply((known) => requireExposed(known, declared, at));
      return [{ port: found as pulumi.Output<Port>, path: at }];
    }
    const { port, problems: wrong } = exposedPort(spec, declared, at);
    problems.push(...wrong);
    return port === undefined ? [] : [{ port, path: at }];
  });
}

function requireExposed(spec: unknown, declared: readonly LoweredPort[], path: string): pulumi.Input<Port> {
  const { port, problems } = exposedPort(spec, declared, path);
  if (port === undefined) throw programError(problems.map(formatProblem).join("\n"));
  return port;
}

function exposedPort(
  spec: unknown,
  declared: readonly LoweredPort[],
  path: string,
): { readonly port?: pulumi.Input<Port>; readonly problems: Problem[] } {
  if (typeof spec !== "string") return parsePort(spec, path);
  const found = declared.find(({ name }) => name === spec);
  if (found !== undefined) return { port: armPort(found), problems: [] };
  const names = declared.flatMap(({ name }) => name ?? []);
  const choice = names.length === 0 ? "no port has a name" : `the names are ${names.join(", ")}`;
  const allowed = `must be the name of a port of one of the containers; ${choice}`;
  return { problems: [{ path, value: spec, allowed, rule: RULES.berth }] };
}

export function armPort({ port: declared }: LoweredPort): pulumi.Input<Port> {
  const body = ({ port: number, protocol }: DeclaredPort): Port => ({ port: number, protocol });
  return isPlain(declared) ? body(declared) : pulumi.output(declared).apply(body);
}

/**
 * The ports of a Service: by its own port, the port of a container behind it, by number or name. `{ 80: "http" }`,
 * `{ 80: 8080 }`
 */
export type ServicePortsArgs = Readonly<Record<number, number | string>>;

/** The shape of the argument. Which ports the containers have is known later. */
export const SERVICE_PORTS: ArgShape = { kind: "own", check: checkServicePorts, settled: true };

function checkServicePorts(value: unknown, path: string): Problem[] {
  if (!isRecord(value)) {
    const allowed = 'must be an object: by the port of the Service, the port of a container, such as { 80: "http" }';
    return [{ path, allowed, rule: RULES.berth }];
  }
  return Object.entries(value).flatMap(([key, target]): Problem[] => {
    const at = atKey(path, key);
    if (!/^\d+$/.test(key) || !inPortRange(Number(key)))
      return [{ path: at, allowed: `${PORT_RANGE}: the port of the Service`, rule: RULES.kubernetes }];
    if (typeof target === "number" || typeof target === "string") return [];
    return [
      { path: at, allowed: "must be the number or the name of a port of one of the containers", rule: RULES.berth },
    ];
  });
}

/** The ports of a Service in the form of the resource, and as the address and the endpoints see them. */
export interface LoweredService {
  readonly list: pulumi.Input<inputs.ServicePortArgs>[];
  readonly open: readonly LoweredPort[];
}

export function lowerServicePorts(
  given: ServicePortsArgs,
  {
    ports,
    paths,
    problems,
  }: {
    readonly ports: readonly LoweredPort[];
    readonly paths: Map<string, string>;
    readonly problems: Problem[];
  },
): LoweredService {
  const list: pulumi.Input<inputs.ServicePortArgs>[] = [];
  const open: LoweredPort[] = [];
  for (const [key, target] of Object.entries<number | string>(given)) {
    const path = atKey("servicePorts", key);
    const found = ports.filter((item) => isMeant(item, target));
    if (found.length === 0) problems.push(unknownPort(ports, target, path));
    for (const { port, name } of found) {
      for (const suffix of ["", ".port", ".targetPort"]) paths.set(`servicePorts[${list.length}]${suffix}`, path);
      list.push(lift(port, (known) => ({ port: Number(key), targetPort: known.port, protocol: known.protocol })));
      const at = (known: DeclaredPort): DeclaredPort => ({
        ...known,
        port: Number(key),
        name: known.name === String(known.port) ? key : known.name,
      });
      const own = isPlain(port) ? at(port).name : name;
      open.push({ port: lift(port, at), path, ...(own !== undefined && { name: own }) });
    }
  }
  return { list, open };
}

/** A port that is known later can only be named. */
const isMeant = ({ port, name }: LoweredPort, target: number | string): boolean =>
  typeof target === "string" ? name === target : isPlain(port) && port.port === target;

function unknownPort(ports: readonly LoweredPort[], target: number | string, path: string): Problem {
  const names = ports.flatMap(({ port, name }) => name ?? (isPlain(port) ? String(port.port) : []));
  const known = names.length === 0 ? "there are none" : `they are ${names.join(", ")}`;
  const allowed = `must be the number or the name of a port of one of the containers; ${known}`;
  return { path, value: target, allowed, rule: RULES.berth };
}

const shown = (value: unknown): unknown =>
  typeof value === "object" || typeof value === "function" ? undefined : value;
