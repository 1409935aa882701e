"use strict";
// How an engine beside the machine's is started and cleaned up after: for tests, which are compiled, and for the scripts, which run
// on a bare Node.js. Its types are beside it.
const { execFileSync, spawnSync } = require("node:child_process");
const path = require("node:path");

exports.daemonArguments = function daemonArguments(folder, pool) {
  const at = (name) => path.join(folder, name);
  const places = ["--data-root", at("data"), "--exec-root", at("exec"), "--pidfile", at("pid")];
  const network = ["--bridge=none", "--default-address-pool", `base=${pool},size=24`];
  return [...places, "-H", `unix://${at("docker.sock")}`, ...network];
};

/** Where Podman's servers of names keep what they serve, whichever Podman it is. */
exports.NAME_SERVERS = "/run/containers";

function podmanCommand(folder) {
  const at = (name) => path.join(folder, name);
  const places = ["--root", at("data"), "--runroot", at("run"), "--tmpdir", at("state")];
  return ["podman", ...places, "--network-config-dir", at("networks")];
}

exports.podmanService = function podmanService(folder) {
  return [...podmanCommand(folder), "system", "service", "--time=0", `unix://${path.join(folder, "docker.sock")}`];
};

/** Its containers are no children of the daemon, and do not end with it. The last one takes the server of names along. */
exports.removePodmansContainers = function removePodmansContainers(folder, pid, env) {
  const inside = [`--net=/proc/${pid}/ns/net`, `--mount=/proc/${pid}/ns/mnt`];
  const remove = ["rm", "--all", "--force", "--time", "0"];
  spawnSync("nsenter", [...inside, ...podmanCommand(folder), ...remove], { env, stdio: "ignore" });
};

exports.unmountBelow = function unmountBelow(folder) {
  execFileSync("sh", ["-c", `grep -o ' ${folder}/[^ ]*' /proc/mounts | sort -r | xargs -r umount -l`]);
};
