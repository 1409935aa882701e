"use strict";
const { spawn } = require("node:child_process");
const { existsSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const { RunResponse } = require("@pulumi/pulumi/proto/language_pb");

// The SDK's runner exits with this once it has told the user what is wrong.
const ALREADY_REPORTED = 32;

const COMPILE_CACHE = path.join(__dirname, "compile-cache");

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

function stopPrograms() {
  for (const child of running) {
    child.kill("SIGTERM");
  }
}

/**
 * The SDK that the program itself uses does the running.
 * @param {string} directory the program's
 */
function findRunner(directory) {
  try {
    return createRequire(path.join(directory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
  } catch {
    throw new Error(`@pulumi/pulumi is not installed for the program in ${directory}: run \`npm install\` there`);
  }
}

/** @param {Record<string, unknown>} options the `runtime.options` of Pulumi.yaml */
function nodeArguments(options) {
  return typeof options.nodeargs === "string" ? options.nodeargs.split(/\s+/).filter(Boolean) : [];
}

/**
 * @param {import("@pulumi/pulumi/proto/language_pb").RunRequest} request
 * @param {Record<string, unknown>} options
 */
function environment(request, options) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    // Loading the SDK is most of what a small program does.
    ...(existsSync(COMPILE_CACHE) ? { NODE_COMPILE_CACHE: COMPILE_CACHE } : {}),
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  if (options.typescript !== false) {
    env.PULUMI_NODEJS_TYPESCRIPT = "true";
  }
  if (typeof options.tsconfig === "string") {
    env.PULUMI_NODEJS_TSCONFIG_PATH = options.tsconfig;
  }
  return env;
}

/**
 * Runs the program to its end.
 * @param {import("@grpc/grpc-js").ServerUnaryCall<import("@pulumi/pulumi/proto/language_pb").RunRequest, RunResponse>} call
 * @param {{engineAddress?: string, tracing?: string}} engine
 * @returns {Promise<RunResponse>}
 */
function runProgram(call, { engineAddress, tracing }) {
  const request = call.request;
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() || request.getPwd();
  const options = info?.getOptions()?.toJavaScript() ?? {};
  const argv = [
    ...nodeArguments(options),
    findRunner(directory),
    ...["--monitor", request.getMonitorAddress()],
    ...(engineAddress ? ["--engine", engineAddress] : []),
    ...["--organization", request.getOrganization()],
    ...["--project", request.getProject()],
    ...["--stack", request.getStack()],
    ...["--root-directory", info?.getRootDirectory() || directory],
    ...["--pwd", directory],
    ...["--parallel", String(request.getParallel())],
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...(tracing ? ["--tracing", tracing] : []),
    info?.getEntryPoint() || request.getProgram() || ".",
    ...request.getArgsList(),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: directory,
      env: environment(request, options),
      stdio: ["ignore", "inherit", "inherit"],
      windowsHide: true,
    });
    running.add(child);
    call.on("cancelled", () => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      running.delete(child);
      const response = new RunResponse();
      if (code === ALREADY_REPORTED) {
        response.setBail(true);
      } else if (code !== 0) {
        const end = signal ? `was ended by ${signal}` : `exited with non-zero exit code: ${code}`;
        response.setError(`Program ${end}`);
      }
      resolve(response);
    });
  });
}

module.exports = { runProgram, stopPrograms };
