import { asList, asRecord, isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";

/** Podman reads a profile from a file of its own machine, where nobody can put it by its API. Seen with 4.3. */
const NO_PROFILE =
  "must be left out, since Podman takes no profile by its API; its own profile holds. " +
  "Use a Docker Engine (DOCKER_HOST, `docker context use` or berth:dockerHost) for another one";

/** What Podman cannot do of a container group. The profiles themselves are not shown. */
export function checkGroupOnPodman(inputs: Inputs): Problem[] {
  return ["containers", "initContainers"].flatMap((list) =>
    asList(inputs[list]).flatMap((container, i): Problem[] => {
      const { seccompProfile } = asRecord(asRecord(container).securityContext);
      const path = `${list}[${i}].securityContext.seccompProfile`;
      return isGiven(seccompProfile) ? [{ path, allowed: NO_PROFILE, rule: RULES.podman }] : [];
    }),
  );
}
