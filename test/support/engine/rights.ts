import { readFileSync } from "node:fs";

const NONE = "0000000000000000";

/** What the kernel says of a process without any capability, which gains none and may make no unusual system call. */
export const NO_RIGHTS = {
  CapEff: NONE,
  CapPrm: NONE,
  CapBnd: NONE,
  CapInh: NONE,
  CapAmb: NONE,
  NoNewPrivs: "1",
  Seccomp: "2",
};

/** What the kernel says of a process, by its names. */
export function rightsOf(pid: number): Record<string, string> {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Object.fromEntries(status.split("\n").map((line) => line.split(/:\s+/) as [string, string]));
}
