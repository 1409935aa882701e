import { writeFileSync } from "node:fs";
import path from "node:path";
import { NAME_SERVERS, podmanService, removePodmansContainers } from "../../test/support/engine/ownDaemon.cjs";
import { RUNTIME, startEngine, writeRuntime } from "./other-engine.mjs";

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
  const ownEnv = { ...env, CONTAINERS_CONF: config, BERTH_TEST_ENGINE: "podman" };
  return startEngine({
    name: "Podman",
    command: podmanService(folder),
    folder,
    env: ownEnv,
    hidden: [NAME_SERVERS],
    beforeEnd: (pid) => removePodmansContainers(folder, pid, ownEnv),
  });
}
