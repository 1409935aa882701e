import type { CompleteContainer } from "../../../model/containerinstance/container/complete";
import type { ContainerProbe } from "../../../model/generated/shapes";
import type { Labels } from "../../../docker/engine";
import { PROBES } from "../../../docker/labels";
import { withoutHidden } from "../containerinstance/hidden";
import type { Deployment } from "../containerinstance/parts";

/** The probes of a container. */
export interface Probes {
  readonly livenessProbe?: ContainerProbe;
  readonly readinessProbe?: ContainerProbe;
  /** Names of environment variables with secret values, which events must not show. */
  readonly secure?: readonly string[];
  /** Path of the container in its group, when the group's keeper has texts of the probes. */
  readonly hiddenAt?: string;
}

export const hasProbes = ({ livenessProbe, readinessProbe }: Probes): boolean =>
  livenessProbe !== undefined || readinessProbe !== undefined;

/** A label with a container's probes. The supervisor finds its work by it. */
export function probesLabel(
  container: CompleteContainer,
  { group, hidden }: Pick<Deployment, "group" | "hidden">,
): Labels {
  if (!hasProbes(container)) return {};
  const { livenessProbe, readinessProbe, environmentVariables = [] } = container;
  const at = `containers[${group.containers.indexOf(container)}]`;
  const secure = environmentVariables.filter(({ secureValue }) => secureValue !== undefined).map(({ name }) => name);
  const whole = { livenessProbe, readinessProbe };
  const shown = withoutHidden(whole, hidden, at);
  const isHidden = JSON.stringify(shown) !== JSON.stringify(whole);
  const probes: Probes = { ...shown, ...(secure.length > 0 && { secure }), ...(isHidden && { hiddenAt: at }) };
  return { [PROBES]: JSON.stringify(probes) };
}

export function probesOf(labels: Labels): Probes | undefined {
  const text = labels[PROBES];
  return text === undefined ? undefined : (JSON.parse(text) as Probes);
}
