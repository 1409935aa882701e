import type { Container, ContainerProbe } from "../../../model/generated/shapes";
import type { Labels } from "../../../docker/engine";
import { PROBES } from "../../../docker/labels";

/** The probes of a container. */
export interface Probes {
  readonly livenessProbe?: ContainerProbe;
  readonly readinessProbe?: ContainerProbe;
  /** Names of environment variables with secret values, which events must not show. */
  readonly secure?: readonly string[];
}

export const hasProbes = ({ livenessProbe, readinessProbe }: Probes): boolean =>
  livenessProbe !== undefined || readinessProbe !== undefined;

/** A label with a container's probes. The supervisor finds its work by it. */
export function probesLabel(container: Container): Labels {
  if (!hasProbes(container)) return {};
  const { livenessProbe, readinessProbe, environmentVariables = [] } = container;
  const secure = environmentVariables.filter(({ secureValue }) => secureValue !== undefined).map(({ name }) => name);
  const probes: Probes = { livenessProbe, readinessProbe, ...(secure.length > 0 && { secure }) };
  return { [PROBES]: JSON.stringify(probes) };
}

export function probesOf(labels: Labels): Probes | undefined {
  const text = labels[PROBES];
  return text === undefined ? undefined : (JSON.parse(text) as Probes);
}
