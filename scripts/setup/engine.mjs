import { pingEngine } from "./engine-api.mjs";
import { defaultHost, enginePlaces } from "./engine-places.mjs";
import { installEngine, startDaemon } from "./daemon.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { SetupError } from "./report.mjs";
import { which } from "./process.mjs";

/**
 * @typedef {import("./engine-places.mjs").Place & {version: string, arch: string}} Engine
 */

/**
 * Finds the Docker Engine, or brings one up where that is ours to do.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<Engine>}
 */
export async function ensureEngine(context) {
  const { report, env, home } = context;
  const machine = { env, platform: process.platform, home };
  return report.step("Docker Engine", async (step) => {
    const places = enginePlaces(machine);
    const found = await firstThatAnswers(places);
    const engine = found.engine ?? (await bringUp(places, found.errors));
    step.found(`${engine.version} at ${engine.host}${engine.chosen ? ` (${engine.how})` : ""}`);
    return engine;

    async function bringUp(tried, errors) {
      const local = { host: defaultHost(process.platform), how: "Docker", chosen: tried[0].chosen };
      const elsewhere = tried[0].chosen && tried[0].host !== local.host;
      if (elsewhere || process.platform !== "linux" || process.getuid() !== 0) {
        throw new SetupError(advice({ ...machine, places: tried, errors, hasDaemon: Boolean(which("dockerd", env)) }));
      }
      const make = async () => {
        await installEngine(context, step);
        const { version, arch } = await startDaemon({ ...context, place: local }, step);
        return { ...local, version, arch };
      };
      return oneSetupAtATime("docker", make, context, step);
    }
  });
}

async function firstThatAnswers(places) {
  const answers = await Promise.all(places.map((place) => pingEngine(place)));
  const index = answers.findIndex((answer) => !("error" in answer));
  if (index === -1) {
    return { errors: answers.map((answer) => answer.error) };
  }
  return { engine: { ...places[index], ...answers[index] } };
}

/**
 * What to do when there is no engine and this is not the place to install one.
 * @param {{platform: NodeJS.Platform, places: import("./engine-places.mjs").Place[], hasDaemon: boolean,
 *   errors: (Error & {code?: string})[]}} found
 */
export function advice({ platform, places, errors, hasDaemon }) {
  const [first] = places;
  if (first.problem) {
    return `${first.problem}: choose another, or take the choice back`;
  }
  if (first.chosen) {
    return `the engine that ${first.how} names at ${first.host} does not answer (${errors[0].message}): start it, or choose another`;
  }
  const forbidden = places.find((_, index) => errors[index].code === "EACCES");
  if (forbidden) {
    const socket = forbidden.host.replace("unix://", "");
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

/** Whether the docker CLI and Berth's provider find this engine without being told. */
export function isFoundByDefault({ chosen, host }) {
  return chosen || host === defaultHost(process.platform);
}
