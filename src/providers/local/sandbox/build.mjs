// Builds sandbox.c for both architectures and writes ../sandboxProgram.ts. Needs gcc for each:
// apt-get install gcc-x86-64-linux-gnu gcc-aarch64-linux-gnu
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = new URL(".", import.meta.url).pathname;
const FLAGS = [
  ...["-Os", "-static", "-nostdlib", "-ffreestanding", "-fno-pic", "-no-pie", "-fno-stack-protector"],
  ...["-fno-asynchronous-unwind-tables", "-fomit-frame-pointer", "-Wall", "-Werror", "-s"],
  ...["-Wl,--build-id=none", "-Wl,-z,noseparate-code", "-Wl,-z,norelro"],
];
const ARCHITECTURES = { amd64: "x86_64-linux-gnu-gcc", arm64: "aarch64-linux-gnu-gcc" };

const folder = mkdtempSync(join(tmpdir(), "berth-sandbox-"));
const programs = Object.entries(ARCHITECTURES).map(([architecture, gcc]) => {
  const file = join(folder, architecture);
  execFileSync(gcc, [...FLAGS, "-o", file, join(here, "sandbox.c")], { stdio: "inherit" });
  return `  ${architecture}:\n    "${readFileSync(file).toString("base64")}",\n`;
});
rmSync(folder, { recursive: true });
writeFileSync(
  join(here, "../sandboxProgram.ts"),
  "// Generated from sandbox/sandbox.c by `node src/providers/local/sandbox/build.mjs`. Do not edit.\n\n" +
    "/** The sandbox's program as an ELF file in base64, by the engine's name of the architecture. */\n" +
    `export const sandboxProgram: Readonly<Record<string, string>> = {\n${programs.join("")}};\n`,
);
