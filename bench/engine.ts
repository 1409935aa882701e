import Docker from "dockerode";
import { createLocalArmService } from "../src/providers/local/service";

const LABELS = { "berth-bench": "true" };

/** The local ARM service and a dockerode of our own, both on the engine that the environment names. */
export function openEngine(env: NodeJS.ProcessEnv) {
  const service = createLocalArmService({ dockerHost: env.DOCKER_HOST });
  const docker = new Docker({ socketPath: (env.DOCKER_HOST ?? "unix:///var/run/docker.sock").replace("unix://", "") });
  return { service, docker, prepareDirect };
}

/** The network that the peer's containers join, as the groups of the local engine join Berth's. */
function prepareDirect(docker: Docker): Promise<Docker.Network> {
  return docker.createNetwork({ Name: "berth-bench", Labels: LABELS });
}
