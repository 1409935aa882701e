import { canInstall } from "./apt.mjs";
import { callEngine } from "./engine-api.mjs";
import { findImage, pull } from "./engine-images.mjs";
import { buildStandIn, KUBERNETES, sourcesOf } from "../stand-ins/kubernetes.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { SetupError } from "./report.mjs";
import { ADVICE, lacksSysResource } from "./runtime.mjs";

/** By tag, as Berth's local clusters name it: set-up and product have to take the same image. */
export const OFFICIAL = `rancher/k3s:v${KUBERNETES}-k3s1`;
export const STAND_IN = `berth/k3s:v${KUBERNETES}`;
const SOURCES_LABEL = "berth.standin.sources";

/**
 * Makes sure that the engine has an image that clusters can be made of.
 * @param {import("./context.mjs").Context} context
 * @param {import("./engine.mjs").Engine} engine
 * @param {boolean} [isRestricted] whether this machine grants no CAP_SYS_RESOURCE
 */
export async function ensureKubernetes(context, engine, isRestricted = lacksSysResource()) {
  const { report, signal } = context;
  await report.step("Kubernetes", async (step) => {
    const sources = sourcesOf();
    const name = (await findUsable(engine, sources)) ?? (await oneSetupAtATime("kubernetes", make, context, step));
    // A remote engine runs on another machine.
    if (isRestricted && engine.host.startsWith("unix://")) {
      await mustBePrivileged(engine, name);
    }
    step.found(name === STAND_IN ? `${name}, Berth's stand-in for k3s` : name);

    async function make() {
      const found = await findUsable(engine, sources);
      if (found) {
        return found;
      }
      step.doing(`pulling ${OFFICIAL}`);
      const failure = await pull(engine, OFFICIAL, signal);
      if (!failure) {
        return OFFICIAL;
      }
      const hindrance = whyNoBuild(context, engine);
      if (hindrance) {
        throw new SetupError(`${OFFICIAL} could not be pulled: ${failure}; and ${hindrance}`);
      }
      step.doing(`${OFFICIAL} cannot be pulled here: making a stand-in of it from source`);
      await buildStandIn({ name: STAND_IN, labels: { [SOURCES_LABEL]: sources } }, engine, context, step);
      return STAND_IN;
    }
  });
}

/** @returns {Promise<string | undefined>} the name of an image that needs no work */
async function findUsable(engine, sources) {
  if (await findImage(engine, OFFICIAL)) {
    return OFFICIAL;
  }
  const standIn = await findImage(engine, STAND_IN);
  return standIn?.Config.Labels?.[SOURCES_LABEL] === sources ? STAND_IN : undefined;
}

function whyNoBuild({ env }, { arch }) {
  const own = { x64: "amd64" }[process.arch] ?? process.arch;
  if (!canInstall(env)) {
    return "a stand-in can only be made by root on a Linux with apt-get";
  }
  return arch === own ? undefined : `a stand-in cannot be made for ${arch} on ${own}`;
}

/** A node is a privileged container, which an engine on a restricted machine may not be able to start. */
async function mustBePrivileged(engine, image) {
  const body = { Image: image, Entrypoint: ["true"], HostConfig: { Privileged: true, NetworkMode: "none" } };
  const created = await callEngine(engine, "POST", "/containers/create", { body: Buffer.from(JSON.stringify(body)) });
  if (created.status !== 201) {
    throw new SetupError(`the engine makes no containers: ${created.text.trim()}`);
  }
  const { Id: id } = JSON.parse(created.text);
  try {
    const started = await callEngine(engine, "POST", `/containers/${id}/start`);
    if (started.status !== 204) {
      throw new SetupError(ADVICE, started.text.trim());
    }
  } finally {
    await callEngine(engine, "DELETE", `/containers/${id}?force=true&v=true`);
  }
}
