import { type Problem, RULES } from "../core/problem";

/** Podman ignores the wish for a namespace of control groups on cgroup v1, without which no kubelet runs. Seen with 4.3. */
const NO_NODES =
  "must lead to a Docker Engine for AKS: Podman gives a node no control groups of its own. " +
  "Set it, DOCKER_HOST or `docker context use`, or deploy to Azure with `pulumi config set berth:target azure`";

/** A cluster or node pool cannot run on Podman, whatever its inputs are. */
export const checkOnPodman = (): Problem[] => [{ path: "berth:dockerHost", allowed: NO_NODES, rule: RULES.podman }];
