import { readFileSync } from "node:fs";
import { endianness } from "node:os";
import type { Cidr } from "../model/values/cidr";

const TABLE = "/proc/net/route";

/** A range that a machine reaches otherwise than by its default route. */
export interface Route {
  readonly range: Cidr;
  /** Name of the network interface. */
  readonly device: string;
}

/** The text of this machine's routes; empty on a machine that is not Linux. */
export function readRoutes(): string {
  try {
    return readFileSync(TABLE, "utf8");
  } catch {
    return "";
  }
}

/** The routes in that text, without the default route. */
export function routesOf(text: string): Route[] {
  const lines = text.split("\n").slice(1);
  return lines.flatMap((line) => {
    const [device, destination, , , , , , mask] = line.trim().split(/\s+/);
    if (device === undefined || destination === undefined || mask === undefined) return [];
    const bits = bytesOf(mask).reduce((sum, byte) => sum + onesIn(byte), 0);
    return bits === 0 ? [] : [{ device, range: { first: numberOf(destination), bits } }];
  });
}

const numberOf = (hex: string): number => bytesOf(hex).reduce((address, byte) => address * 256 + byte, 0);

/** The table has addresses in the order of the processor. */
function bytesOf(hex: string): number[] {
  const bytes = [...Buffer.from(hex, "hex")];
  return endianness() === "LE" ? bytes.reverse() : bytes;
}

function onesIn(byte: number): number {
  return byte.toString(2).replaceAll("0", "").length;
}
