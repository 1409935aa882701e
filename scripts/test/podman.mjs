import { writeFileSync } from "node:fs";
import path from "node:path";
import { capture } from "../setup/process.mjs";
import { RUNTIME, startEngine, writeRuntime } from "./other-engine.mjs";

/** Where Podman's servers of names keep what they serve, whichever Podman it is. */
const NAME_SERVERS = "/run/containers";

/** The limits of containers are those that a machine without CAP_SYS_RESOURCE grants. */
const configOf = (runtime) => `[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
runtime = "${RUNTIME}"
[engine.runtimes]
${RUNTIME} = ["${runtime}"]
runc = ["${runtime}"]
`;

/**
 * Starts Podman's Docker API, with everything that Podman keeps in the folder.
 * @param {{folder: string, env: NodeJS.ProcessEnv}} wanted
 */
export function startPodman({ folder, env }) {
  const at = (name) => path.join(folder, name);
  const config = at("containers.conf");
  writeFileSync(config, configOf(writeRuntime({ folder, runc: "runc" })));
  const places = ["--root", at("data"), "--runroot", at("run"), "--tmpdir", at("state")];
  const podman = ["podman", ...places, "--network-config-dir", at("networks")];
  const ownEnv = { ...env, CONTAINERS_CONF: config, BERTH_TEST_ENGINE: "podman" };
  // They are no children of the daemon, and do not end with it. The last one takes the server of names along.
  const removeContainers = async (pid) => {
    const inside = [`--net=/proc/${pid}/ns/net`, `--mount=/proc/${pid}/ns/mnt`, ...podman];
    await capture("nsenter", [...inside, "rm", "--all", "--force", "--time", "0"], { env: ownEnv });
  };
  return startEngine({
    name: "Podman",
    command: [...podman, "system", "service", "--time=0", `unix://${at("docker.sock")}`],
    folder,
    env: ownEnv,
    hidden: [NAME_SERVERS],
    beforeEnd: removeContainers,
  });
}
