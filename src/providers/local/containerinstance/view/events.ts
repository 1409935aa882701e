import type { ContainerDetails } from "../../../../docker/engine";
import { groupOf } from "../body";
import { allContainers } from "../parts";
import { damagesOf, failureOf, isStopped, type LiveGroup } from "../state";
import { CONTAINER, PULLED, ROLE } from "../../../../docker/labels";
import { event } from "../../work/event";
import type { ArmEvent } from "../../work/operations";

/** One run of a container, as far as the engine remembers it. Times are ISO 8601. */
export interface Run {
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly exitCode?: number;
  readonly oomKilled: boolean;
  /** When someone told the engine to stop it. */
  readonly killedAt?: string;
}

/** The events of one container that the engine remembers. The first runs may be missing. */
export interface History {
  readonly runs: readonly Run[];
  /** Whether the events go back to the container's creation. */
  readonly isWhole: boolean;
}

export function historyOf({ history = [] }: LiveGroup, { id }: ContainerDetails): History {
  const own = history.filter(({ containerId }) => containerId === id);
  const runs: Run[] = [];
  let run: Run = { oomKilled: false };
  for (const { action, time, exitCode } of own) {
    if (action === "start") run = { startedAt: time, oomKilled: false };
    if (action === "oom") run = { ...run, oomKilled: true };
    if (action === "kill") run = { ...run, killedAt: run.killedAt ?? time };
    if (action !== "die") continue;
    runs.push({ ...run, endedAt: time, ...(exitCode !== undefined && { exitCode }) });
    run = { oomKilled: false };
  }
  if (run.startedAt !== undefined) runs.push(run);
  return { runs, isWhole: own[0]?.action === "create" };
}

/** Whether a container ran until its group was stopped. */
export function wasStopped(live: LiveGroup, member: ContainerDetails): boolean {
  if (member.status !== "exited" || !isStopped(live)) return false;
  const last = historyOf(live, member).runs.at(-1);
  if (last?.endedAt !== undefined) return last.killedAt !== undefined;
  return !(member.labels[ROLE] === "init" && member.exitCode === 0);
}

/** The events of a container in ACI's form. `told` are the events of its probes. */
export function containerEvents(
  live: LiveGroup,
  member: ContainerDetails,
  told: readonly ArmEvent[],
  apiVersion: string,
): ArmEvent[] {
  const { createdAt, error, labels } = member;
  const image = allContainers(groupOf(live.record.body)).find(({ name }) => name === labels[CONTAINER])?.image ?? "";
  const pulled = JSON.parse(labels[PULLED] ?? "null") as { from: string; to: string } | null;
  const history = historyOf(live, member);
  return [
    ...(pulled === null
      ? [event("Pulled", `Container image "${image}" already present on machine`, createdAt)]
      : [
          event("Pulling", `pulling image "${image}"`, pulled.from),
          event("Pulled", `Successfully pulled image "${image}"`, pulled.to),
        ]),
    event("Created", "Created container", createdAt),
    ...started(member, history),
    ...told,
    ...(error === "" ? [] : [event("Failed", `Error: ${error}`, createdAt, { type: "Warning" })]),
    ...backOff(member, history),
    ...(told.some(({ name }) => name === "Killing") ? [] : killed(live, member, history, apiVersion)),
  ];
}

function started(member: ContainerDetails, { runs, isWhole }: History): ArmEvent[] {
  const { startedAt, restartCount, createdAt } = member;
  if (startedAt === undefined) return [];
  const starts = runs.flatMap((run) => run.startedAt ?? []);
  const count = Math.max(isWhole ? starts.length : 0, restartCount + 1);
  const first = count === 1 ? startedAt : ((isWhole ? starts[0] : undefined) ?? createdAt);
  return [event("Started", "Started container", first, { last: startedAt, count })];
}

function backOff({ status, restartCount, createdAt, finishedAt }: ContainerDetails, { runs, isWhole }: History) {
  if (status !== "restarting") return [];
  const first = (isWhole ? runs[0]?.endedAt : undefined) ?? createdAt;
  const more = { last: finishedAt, count: restartCount, type: "Warning" } as const;
  return [event("BackOff", "Back-off restarting failed container", first, more)];
}

function killed(live: LiveGroup, member: ContainerDetails, { runs }: History, apiVersion: string): ArmEvent[] {
  const times = runs.flatMap(({ killedAt, endedAt }) => (endedAt === undefined ? [] : (killedAt ?? [])));
  const [first = wasStopped(live, member) ? member.finishedAt : undefined] = times;
  if (first === undefined) return [];
  // The service's texts when this API version was its newest.
  const message =
    apiVersion >= "2024-05-01"
      ? `Killing container ${member.labels[CONTAINER]} (platform initiated).`
      : `Killing container with id ${member.id}.`;
  return [event("Killing", message, first, { last: times.at(-1), count: Math.max(times.length, 1) })];
}

/** The events of a group as a whole. */
export function groupEvents(live: LiveGroup, now: Date): ArmEvent[] {
  const failure = failureOf(live);
  const failed = failure && event(failure.name, failure.message, live.record.changed, { type: "Warning" });
  // When it happened is not known: the engine forgets it.
  const damaged = damagesOf(live).map(({ name, message }) =>
    event(name, message, now.toISOString(), { type: "Warning" }),
  );
  return failed ? [failed, ...damaged] : damaged;
}
