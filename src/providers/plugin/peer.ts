import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { endianness } from "node:os";

/** The kernel's tables of TCP connections. A program can reach an IPv4 address through a socket of either kind. */
const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
/** State of a connection whose program still has it open. Later states show root as the owner of anybody's socket. */
const ESTABLISHED = "01";
const ROOT = 0;

/** What is asked of the operating system. Tests pass their own. */
export interface PeerSystem {
  readonly platform: string;
  /** User id of this process; undefined where there are none. */
  readonly uid: number | undefined;
  readonly read: (path: string) => string;
}

const nodeSystem: PeerSystem = {
  platform: process.platform,
  uid: process.getuid?.(),
  read: (path) => readFileSync(path, "utf8"),
};

type Ends = Pick<Socket, "remoteAddress" | "remotePort" | "localAddress" | "localPort">;

/**
 * Whether a connection over IPv4's loopback comes from the user of this process, or from root, who may do everything anyway. Only
 * Linux tells whose a connection is: elsewhere everybody on this machine counts as the user.
 */
export function isOwnPeer(socket: Ends, system: PeerSystem = nodeSystem): boolean {
  if (system.platform !== "linux" || system.uid === undefined) return true;
  const owner = ownerOf(socket, system);
  return owner === system.uid || owner === ROOT;
}

/** User id of the program at the other end; undefined when it has closed its end or cannot be found. */
function ownerOf({ remoteAddress, remotePort, localAddress, localPort }: Ends, system: PeerSystem): number | undefined {
  if (remoteAddress === undefined || localAddress === undefined) return undefined;
  // Their local end is our remote one.
  const theirs = endText(remoteAddress, remotePort);
  const ours = endText(localAddress, localPort);
  for (const table of TABLES)
    for (const line of lines(table, system)) {
      const [, local = "", remote = "", state, , , , uid] = line.trim().split(/\s+/);
      if (local.endsWith(theirs) && remote.endsWith(ours) && state === ESTABLISHED) return Number(uid);
    }
  return undefined;
}

/** A machine without IPv6 lacks that table. */
function lines(table: string, { read }: PeerSystem): string[] {
  try {
    return read(table).split("\n").slice(1);
  } catch {
    return [];
  }
}

/** An end of a connection as the tables have it: bytes of the address in the order of the processor, and the port. */
function endText(address: string, port = 0): string {
  const bytes = address.split(".").map(Number);
  const ordered = endianness() === "LE" ? bytes.reverse() : bytes;
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, "0");
  return `${ordered.map((byte) => hex(byte, 2)).join("")}:${hex(port, 4)}`;
}
