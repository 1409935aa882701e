// Stands in for `pulumi-language-nodejs` where only the bare Pulumi CLI is to be had: the official host ships inside the
// CLI's download, and no package registry has it. It runs programs (preview, up, refresh, import, destroy), nothing more.
"use strict";

const grpc = require("@grpc/grpc-js");
const messages = require("@pulumi/pulumi/proto/language_pb");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { runProgram, stopPrograms } = require("./program.cjs");
const { exitWithEngine } = require("./engine.cjs");

const STAND_IN = "Berth's stand-in for the Node.js language host";
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

// The engine's address is the last argument; what comes before are logging flags, which only the tracing one matters for.
const args = process.argv.slice(2);
const engineAddress = args.at(-1)?.startsWith("-") ? undefined : args.at(-1);
const tracing = args.includes("--tracing") ? args[args.indexOf("--tracing") + 1] : undefined;

/** @param {number} code exit status */
function exit(code) {
  stopPrograms();
  process.exit(code);
}

/** Refuses what only the official host can do, by name. */
function refuse(what) {
  return {
    code: grpc.status.UNIMPLEMENTED,
    details: `${STAND_IN} cannot ${what}; install the official Pulumi CLI, which brings the real one`,
  };
}

const service = {
  handshake: (_call, done) => done(null, new messages.LanguageHandshakeResponse()),
  getPluginInfo: (_call, done) => {
    const info = new PluginInfo();
    info.setVersion(require("@pulumi/pulumi/version").version);
    done(null, info);
  },
  about: (_call, done) => {
    const about = new messages.AboutResponse();
    about.setExecutable(process.execPath);
    about.setVersion(process.version);
    done(null, about);
  },
  getRequiredPlugins: (_call, done) => done(null, new messages.GetRequiredPluginsResponse()),
  getRequiredPackages: (_call, done) => done(null, new messages.GetRequiredPackagesResponse()),
  getProgramDependencies: (_call, done) => done(null, new messages.GetProgramDependenciesResponse()),
  runtimeOptionsPrompts: (_call, done) => done(null, new messages.RuntimeOptionsResponse()),
  run: (call, done) => {
    runProgram(call, { engineAddress, tracing }).then(
      (response) => done(null, response),
      (error) => done({ code: grpc.status.FAILED_PRECONDITION, details: error.message }),
    );
  },
  // `pulumi import` ends with it, to show the code of what was imported.
  generateProgram: (call, done) => {
    const response = new messages.GenerateProgramResponse();
    const pcl = call.request.getSourceMap().toArray();
    const text = pcl.map(([, source]) => source.trim().replace(/^/gm, "//   ")).join("\n");
    const note = `// ${STAND_IN} does not write TypeScript. In Pulumi's own notation, for you to put into your program:`;
    response.getSourceMap().set("index.ts", Buffer.from(`${note}\n${text}\n`));
    done(null, response);
  },
  runPlugin: (call) => call.emit("error", refuse("run plugins that have no executable of their own")),
  installDependencies: (call) => call.emit("error", refuse("install a program's dependencies")),
  cancel: (_call, done) => {
    done(null, new Empty());
    // The answer has to leave the process first.
    setTimeout(() => exit(0), 20);
  },
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]) {
  process.on(signal, () => exit(0));
}

const server = new grpc.Server({
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
});
server.addService(LanguageRuntimeService, service);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    console.error(`${STAND_IN} could not listen on loopback: ${error.message}`);
    process.exit(1);
  }
  process.stdout.write(`${port}\n`);
  if (engineAddress) {
    exitWithEngine(engineAddress, () => exit(0));
  }
});
