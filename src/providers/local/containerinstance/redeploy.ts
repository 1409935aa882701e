import { KEPT_SECRET } from "../../../model/core/secrets";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import { CONTAINER, ROLE, RUNTIME } from "../../../docker/labels";
import type { Context } from "../context";
import { ArmError } from "../http/errors";
import { nameOf } from "../store/types";
import type { ArmRecord } from "../store/records";
import type { Held, Operation } from "../work/operations";
import { groupOf } from "./body";
import { startDeployment } from "./deploy";
import { checkRoots, inspectImages, missingImages, pullImages } from "./images";
import { allContainers, type AnyContainer } from "./parts";
import { checkIsolation, isolationAsked } from "./security";
import { findShares, lostShares, withFiles } from "./shares";
import type { LiveGroup } from "./state";
import { restoreSecrets } from "./volumes/volumes";

/** Deploys a group again from its record. Secure values come from its containers. */
export async function redeploy(
  context: Context,
  live: LiveGroup,
  held: Held,
): Promise<{ record: ArmRecord; operation: Operation }> {
  const { engine, records } = context;
  const { record: previous } = live;
  const { id, body } = previous;
  const [containers, known] = await Promise.all([engine.listContainers([ROLE]), records.list({})]);
  const { group: stored, hidden } = await restoreSecrets(engine, live.containers, groupOf(body));
  checkSecrets(live, stored);
  const secure = new Map(live.containers.map(({ labels, env }) => [labels[CONTAINER] ?? "", env]));
  const complete = <T extends AnyContainer>(container: T) => withSecrets(container, secure.get(container.name));
  const group = {
    ...stored,
    containers: stored.containers.map(complete),
    ...(stored.initContainers && { initContainers: stored.initContainers.map(complete) }),
  };
  // The keys are not stored. They were checked when the group was written.
  const found = findShares(stored, known, () => true);
  const [lost, inspected, isolation] = await Promise.all([
    lostShares(engine, found),
    inspectImages(context, group),
    isolationAsked(context, group, formerRuntime(live)),
  ]);
  if (isolation) checkIsolation(isolation);
  checkRoots(group, inspected);
  const images = await pullImages(context, nameOf(id), group, missingImages(inspected));
  const { shares, failure } = withFiles(found, lost);
  const plan = { body, group, hidden, shares, failure, images, runtime: isolation?.wanted, previous, containers };
  return startDeployment(context, held, id, plan);
}

/** The caller's configuration may differ from that of whoever made the group, so the containers keep their runtime. */
const formerRuntime = ({ containers }: LiveGroup): string | undefined =>
  containers.flatMap(({ labels }) => labels[RUNTIME] ?? [])[0];

function withSecrets<T extends AnyContainer>(container: T, env: Readonly<Record<string, string>> | undefined): T {
  return {
    ...container,
    environmentVariables: container.environmentVariables?.map((variable) =>
      variable.value === undefined ? { ...variable, secureValue: env?.[variable.name] ?? "" } : variable,
    ),
  };
}

/** Throws when a secret of the group went with the container that had it: only its owner has it still. */
function checkSecrets({ record: { id }, containers }: LiveGroup, stored: CompleteGroup): void {
  const lost = [
    ...allContainers(stored)
      .filter(({ name }) => containers.every(({ labels }) => labels[CONTAINER] !== name))
      .filter(({ environmentVariables = [] }) => environmentVariables.some(({ value }) => value === undefined))
      .map(({ name }) => `the secure variables of the container '${name}'`),
    ...(isKept(stored) && containers.every(({ labels }) => labels[ROLE] !== "keeper")
      ? ["the secrets of its volumes, registries and log workspace"]
      : []),
  ];
  if (lost.length === 0) return;
  const message =
    `The container group '${nameOf(id)}' cannot be started: ${lost.join(" and ")} were removed from the container engine. ` +
    "Write the group again: `pulumi up --refresh`.";
  throw new ArmError(409, "ContainerGroupSecretsLost", message);
}

/** Whether a group has secrets that are neither in its record nor in its containers. */
function isKept(stored: CompleteGroup): boolean {
  const { volumes = [], imageRegistryCredentials = [], diagnostics } = stored;
  return (
    volumes.some(({ secret }) => secret !== undefined) ||
    imageRegistryCredentials.some(({ username, password }) => username !== undefined && password === undefined) ||
    diagnostics?.logAnalytics !== undefined ||
    JSON.stringify(stored).includes(KEPT_SECRET)
  );
}
