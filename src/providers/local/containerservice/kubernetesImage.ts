import {
  knownMinors,
  parseKubernetesVersion,
  resolveKubernetesVersion,
} from "../../../model/containerservice/kubernetesVersion";
import type { Context } from "../context";
import { EngineError } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import type { Operation } from "../work/operations";
import { Pull } from "../work/pull";
import { checkGoing } from "../work/steps";

/** An image that runs Kubernetes, and the version that it runs, such as `1.34.4`. */
export interface KubernetesImage {
  readonly image: string;
  readonly version: string;
}

const K3S = /^(?:docker\.io\/)?rancher\/k3s:v(\d+\.\d+\.\d+)-k3s1$/;
/** Replaces k3s where no image can be pulled. */
const STAND_IN = /^(?:localhost\/)?berth\/k3s:v(\d+\.\d+\.\d+)$/;

/**
 * Finds the image for a Kubernetes version: k3s of that version, otherwise a stand-in of the same minor version,
 * otherwise k3s from its registry. `version` is a full version, one such as `1.34` for the newest patch that Berth
 * knows, or `""` for the default. A pull is shown in the operation's events.
 */
export async function findKubernetesImage(
  context: Pick<Context, "engine" | "clock" | "now">,
  version: string,
  operation: Pick<Operation, "events" | "abort">,
): Promise<KubernetesImage> {
  const full = resolveKubernetesVersion(version);
  if (full === undefined) {
    const known = `Known are ${knownMinors().join(", ")} and full versions such as 1.34.4.`;
    throw notSupported(`Kubernetes '${version}' is not a version that Berth knows. ${known}`);
  }
  const names = await context.engine.imageNames();
  const found = k3s(names, full) ?? standIn(names, full);
  if (found !== undefined) return found;
  const image = `rancher/k3s:v${full}-k3s1`;
  try {
    const pull = await Pull.begin(context, image, undefined, operation.abort.signal);
    await pull.shown(operation);
  } catch (error) {
    checkGoing(operation.abort.signal);
    if (!(error instanceof Error) || error instanceof ArmError) throw error;
    if (error instanceof EngineError && error.fault === "unavailable") throw error;
    const had = names.flatMap((name) => (K3S.exec(name) ?? STAND_IN.exec(name))?.[1] ?? []);
    const there =
      had.length > 0 ? `It has images for ${[...new Set(had)].sort().join(", ")}` : "It has none for another version";
    throw notSupported(
      `Kubernetes ${full} needs the image '${image}', which the container engine does not have and cannot pull: ${error.message.trim().replace(/\.?$/, ".")} ` +
        `${there}. Ask for a version that it has, or give it the image: \`docker pull ${image}\`, ` +
        "or `docker save` where it can be had and `docker load` here.",
    );
  }
  return { image, version: full };
}

function k3s(names: readonly string[], version: string): KubernetesImage | undefined {
  const image = names.find((name) => K3S.exec(name)?.[1] === version);
  return image === undefined ? undefined : { image, version };
}

/** The stand-in of the version itself, or otherwise the newest one of its minor version. */
function standIn(names: readonly string[], version: string): KubernetesImage | undefined {
  const minor = version.slice(0, version.lastIndexOf(".") + 1);
  const all = names
    .flatMap((image) => ({ image, version: STAND_IN.exec(image)?.[1] ?? "" }))
    .filter((item) => item.version.startsWith(minor))
    .sort((a, b) => patchOf(b.version) - patchOf(a.version));
  return all.find((item) => item.version === version) ?? all[0];
}

const patchOf = (version: string): number => parseKubernetesVersion(version)?.patch ?? 0;

function notSupported(message: string): ArmError {
  return new ArmError(400, "K8sVersionNotSupported", message);
}
