/**
 * Tests of other languages live here: SDKs made by Pulumi's own generators, and programs that use them. Only `npm run test:languages`
 * runs them, since they need language hosts. They never look into the plugin: they know its schema and what it deploys.
 */

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../support/pulumi/cli";

const run = promisify(execFile);

export type Language = "dotnet" | "go" | "java" | "nodejs" | "python";

/** The newest SDK of each language that the generated ones are compiled with. */
const GO_SDK = "v3.220.0";
const JAVA_SDK = "1.16.2";

export const plugin = join(root, "bin/pulumi-resource-berth");

/** Runs a program, and throws all that it said when it fails. */
export async function told(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  try {
    const { stdout, stderr } = await run(command, args, { maxBuffer: 1 << 26, ...options });
    return stdout + stderr;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")} failed:\n${(stdout + stderr).slice(-6000)}`, { cause: error });
  }
}

const folders = new Map<Language, Promise<string>>();

/** The SDK that `pulumi package gen-sdk` makes of the plugin; made once for each language and process. */
export function sdkOf(language: Language): Promise<string> {
  const known = folders.get(language) ?? generate(language);
  folders.set(language, known);
  return known;
}

async function generate(language: Language): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `berth-sdk-`));
  await told("pulumi", ["package", "gen-sdk", plugin, "--language", language, "--out", folder], {
    env: { ...process.env, PULUMI_HOME: join(folder, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return join(folder, language);
}

/** The Go SDK as a module: its generator leaves that to whoever publishes it. */
export async function goModule(): Promise<string> {
  const folder = join(await sdkOf("go"), "berth");
  const lines = ["module pulumi-berth/sdk/go/berth", "go 1.24", `require github.com/pulumi/pulumi/sdk/v3 ${GO_SDK}`];
  writeFileSync(join(folder, "go.mod"), lines.join("\n\n") + "\n");
  return folder;
}

export const goEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, GOFLAGS: "-mod=mod -p=2", GOWORK: "off" });

/** The folder in which Python finds the SDK. */
export async function pythonPackages(): Promise<string> {
  const folder = await sdkOf("python");
  const target = join(folder, "installed");
  const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target", target, folder];
  await told(process.env.BERTH_TEST_PYTHON!, pip);
  return target;
}

/** The Node.js SDK with the packages of this repository. */
export async function nodePackage(): Promise<string> {
  const folder = await sdkOf("nodejs");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The Java SDK as a project of Maven, which gets its libraries. */
export async function mavenProject(): Promise<string> {
  const folder = await sdkOf("java");
  const libraries = [
    ["com.pulumi", "pulumi", JAVA_SDK],
    ["com.google.code.findbugs", "jsr305", "3.0.2"],
    ["com.google.code.gson", "gson", "2.8.9"],
  ];
  const dependencies = libraries.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  const project = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>berth</groupId><artifactId>sdk</artifactId><version>1</version>
<properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies>${dependencies.join("\n")}</dependencies></project>`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pom.xml"), project);
  return folder;
}
