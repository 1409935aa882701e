import { existsSync, readFileSync } from "node:fs";
import { enginePlaces, findPlace } from "../../src/docker/places.cjs";
import { pingEngine } from "./engine-api.mjs";
import { installEngine, startDaemon } from "./daemon.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { SetupError } from "./report.mjs";
import { which } from "./process.mjs";

/**
 * @typedef {import("../../src/docker/places.cjs").Place & {version: string, arch: string}} Engine
 */

/**
 * This machine, as the product sees it.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {import("../../src/docker/places.cjs").Machine}
 */
const machineOf = (env, home) => ({
  env,
  platform: process.platform,
  home,
  readFile(file) {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return undefined;
    }
  },
  exists: existsSync,
});

/** The default socket of Docker. */
const defaultPlace = enginePlaces({ ...machineOf({}, ""), readFile: () => undefined })[0];

/**
 * Finds the Docker Engine where the product looks for it, or brings one up where that is ours to do.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<Engine>}
 */
export async function ensureEngine(context) {
  const { report, env, home } = context;
  return report.step("Docker Engine", async (step) => {
    const place = findPlace(machineOf(env, home)) ?? defaultPlace;
    const answer = await pingEngine(place);
    const engine = "error" in answer ? await bringUp(place, answer.error) : { ...place, ...answer };
    step.found(`${engine.version} at ${engine.host}${engine.chosen ? ` (${engine.how})` : ""}`);
    return engine;

    async function bringUp({ chosen, host }, error) {
      const elsewhere = chosen && host !== defaultPlace.host;
      if (elsewhere || process.platform !== "linux" || process.getuid() !== 0) {
        throw new SetupError(
          advice({ platform: process.platform, place, error, hasDaemon: Boolean(which("dockerd", env)) }),
        );
      }
      const make = async () => {
        await installEngine(context, step);
        const started = await startDaemon({ ...context, place: defaultPlace }, step);
        return { ...defaultPlace, chosen, ...started };
      };
      return oneSetupAtATime("docker", make, context, step);
    }
  });
}

/**
 * What to do when there is no engine and this is not the place to install one.
 * @param {{platform: NodeJS.Platform, place: import("../../src/docker/places.cjs").Place, hasDaemon: boolean,
 *   error: Error & {code?: string}}} found
 */
export function advice({ platform, place, error, hasDaemon }) {
  if (place.problem) {
    return `${place.problem} Choose another, or take the choice back`;
  }
  if (place.chosen) {
    return `the engine that ${place.how} names at ${place.host} does not answer (${error.message}): start it, or choose another`;
  }
  if (error.code === "EACCES") {
    const socket = place.endpoint.path;
    return `you may not use ${socket}: add yourself to the group "docker" (sudo usermod -aG docker $USER) and log in again`;
  }
  if (platform === "darwin" || platform === "win32") {
    return "no engine answers: install and start Docker Desktop (or Rancher Desktop, Podman Desktop, Colima), then run this again";
  }
  if (hasDaemon) {
    return "Docker is installed but does not run: start it (sudo systemctl start docker), then run this again";
  }
  return "no engine answers: install Docker Engine (on Debian and Ubuntu: sudo apt-get install docker.io), then run this again";
}

/** Whether the docker CLI and Berth's provider find this engine without settings. */
export function isFoundByDefault({ chosen, host }) {
  return chosen || host === defaultPlace.host;
}
