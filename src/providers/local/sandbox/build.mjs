// Builds the programs in C for both architectures and writes program.ts beside each. Needs gcc and the kernel's headers for each:
// apt-get install gcc-x86-64-linux-gnu linux-libc-dev gcc-aarch64-linux-gnu linux-libc-dev-arm64-cross
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

build("sandbox", "sandbox", "The sandbox's program");
build("restarter", "sandbox/restarter", "The restarter's program");
build("agent", "probes", "The program of the supervisor's agent in a sandbox");
build("node", "containerservice/node", "The program of a Kubernetes node's scripts");
build("files", "sandbox/files", "The program that works on the files of a share");
build("broker", "containerservice/broker", "The program of a cluster's broker");
build("balancer", "containerservice/balancer", "The program of a Service's balancer");

function build(name, place, what) {
  const folder = mkdtempSync(join(tmpdir(), "berth-program-"));
  const programs = Object.entries(ARCHITECTURES).map(([architecture, gcc]) => {
    const file = join(folder, architecture);
    execFileSync(gcc, [...FLAGS, "-o", file, join(here, "..", place, `${name}.c`)], { stdio: "inherit" });
    return `  ${architecture}:\n    "${readFileSync(file).toString("base64")}",\n`;
  });
  rmSync(folder, { recursive: true });
  writeFileSync(
    join(here, "..", place, "program.ts"),
    `// Generated from ${name}.c by \`node src/providers/local/sandbox/build.mjs\`. Do not edit.\n\n` +
      `/** ${what} as an ELF file in base64, by the engine's name of the architecture. */\n` +
      `export const ${name}Program: Readonly<Record<string, string>> = {\n${programs.join("")}};\n`,
  );
}
