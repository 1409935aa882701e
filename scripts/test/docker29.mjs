import path from "node:path";
import { daemonArguments } from "../../test/support/engine/ownDaemon.cjs";
import { withPath } from "../setup/process.mjs";
import { RUNTIME, startEngine, writeRuntime } from "./other-engine.mjs";

/**
 * Starts the newest Docker Engine.
 * @param {{programs: string, folder: string, env: NodeJS.ProcessEnv}} wanted programs: the folder of dockerd and what it calls
 */
export function startDocker({ programs, folder, env }) {
  // The engine's own runc, not the machine's.
  const file = writeRuntime({ folder, runc: path.join(programs, "runc") });
  const runtime = ["--add-runtime", `${RUNTIME}=${file}`, "--default-runtime", RUNTIME];
  const proxy = ["--userland-proxy-path", path.join(programs, "docker-proxy")];
  const command = [path.join(programs, "dockerd"), ...daemonArguments(folder, "10.214.0.0/16"), ...runtime, ...proxy];
  return startEngine({ name: "Docker", command, folder, env: withPath(env, [programs]) });
}
