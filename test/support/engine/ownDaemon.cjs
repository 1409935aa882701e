"use strict";
// How a Docker daemon beside the machine's is started and cleaned up after: for tests, which are compiled, and for the scripts, which run
// on a bare Node.js. Its types are beside it.
const { execFileSync } = require("node:child_process");
const path = require("node:path");

exports.daemonArguments = function daemonArguments(folder, pool) {
  const at = (name) => path.join(folder, name);
  const places = ["--data-root", at("data"), "--exec-root", at("exec"), "--pidfile", at("pid")];
  const network = ["--bridge=none", "--default-address-pool", `base=${pool},size=24`];
  return [...places, "-H", `unix://${at("docker.sock")}`, ...network];
};

exports.unmountBelow = function unmountBelow(folder) {
  execFileSync("sh", ["-c", `grep -o ' ${folder}/[^ ]*' /proc/mounts | sort -r | xargs -r umount -l`]);
};
