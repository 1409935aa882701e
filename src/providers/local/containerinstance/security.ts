import { hostRights } from "../../../model/containerinstance/container/hostRights";
import { type EngineRuntime, refusedIsolation } from "../../../model/containerinstance/isolation";
import { asRecord } from "../../../model/core/json";
import { formatProblem } from "../../../model/core/problem";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import type { Context } from "../context";
import type { ContainerSpec } from "../../../docker/engine";
import { ArmError, type ArmErrorDetail } from "../http/errors";
import type { AnyContainer } from "./parts";

const INVALID_PROFILE = "InvalidSeccompProfile";
const NOT_ALLOWED = "PrivilegedNotAllowed";

/** The security settings of a container in the engine's form. */
export function securityOf({ securityContext }: AnyContainer): Partial<ContainerSpec> {
  const { privileged, allowPrivilegeEscalation, capabilities, seccompProfile } = securityContext ?? {};
  const { add = [], drop = [] } = capabilities ?? {};
  return {
    ...(privileged === true && { privileged }),
    ...(allowPrivilegeEscalation === false && { noNewPrivileges: true }),
    ...(add.length + drop.length > 0 && { capabilities: { add, drop } }),
    ...(seccompProfile !== undefined && { seccompProfile: decoded(seccompProfile) }),
  };
}

const decoded = (base64: string): string => Buffer.from(base64, "base64").toString("utf8");

/** Throws when a seccomp profile is invalid. The engine would only report that when the container starts. */
export function checkSecurity({ initContainers = [], containers }: CompleteGroup): void {
  const details = [
    ...containers.flatMap((container, i) => problems(container, `containers[${i}]`)),
    ...initContainers.flatMap((container, i) => problems(container, `initContainers[${i}]`)),
  ];
  if (details.length === 0) return;
  throw new ArmError(400, INVALID_PROFILE, details.map(({ message }) => message).join("; "), details);
}

function problems({ securityContext }: AnyContainer, path: string): ArmErrorDetail[] {
  const { seccompProfile } = securityContext ?? {};
  if (seccompProfile === undefined) return [];
  const { defaultAction } = asRecord(JSON.parse(decoded(seccompProfile)));
  if (typeof defaultAction === "string") return [];
  const target = `${path}.securityContext.seccompProfile`;
  const message = `${target}: must be a profile in Docker's JSON form, with a defaultAction (https://docs.docker.com/engine/security/seccomp/)`;
  return [{ code: INVALID_PROFILE, target, message }];
}

/** Throws when a container would have rights that open the engine's machine. */
export function checkRights(group: CompleteGroup): void {
  const details = hostRights({ ...group }).map((problem) => {
    return { code: NOT_ALLOWED, target: problem.path, message: formatProblem(problem) };
  });
  if (details.length === 0) return;
  throw new ArmError(400, NOT_ALLOWED, details.map(({ message }) => message).join("; "), details);
}

/** The runtime that a group asks for, and those that the engine has. */
export interface Isolation {
  readonly wanted: string;
  readonly runtimes: readonly EngineRuntime[];
  readonly isPodman: boolean;
}

/**
 * The isolation that a group asks for; undefined for the engine's default. `former` is the runtime of the existing
 * containers, when they are made again.
 */
export async function isolationAsked(
  { engine, isolation }: Context,
  group: CompleteGroup,
  former?: string,
): Promise<Isolation | undefined> {
  const wanted = group.isolation ?? former ?? isolation;
  if (wanted === undefined) return undefined;
  const [{ runtimes }, isPodman] = await Promise.all([engine.info(), engine.isPodman()]);
  return { wanted, runtimes, isPodman };
}

/** Throws when the engine lacks the runtime, or is Podman. */
export function checkIsolation({ wanted, ...engine }: Isolation): void {
  const problem = refusedIsolation(wanted, "isolation", engine);
  if (problem === undefined) return;
  const message = formatProblem(problem);
  throw new ArmError(400, "IsolationNotAvailable", message, [
    { code: "IsolationNotAvailable", target: "isolation", message },
  ]);
}
