import type { Json } from "../../../../model/core/armBody";
import type { ContainerDetails } from "../../../../docker/engine";
import { containerEvents, historyOf, type Run, wasStopped } from "./events";
import { type LiveGroup, memberOf } from "../state";
import type { ContainerProbeState } from "../../probes/state";

/** The state of a group's container in ARM's form. */
export function instanceView(live: LiveGroup, name: string, apiVersion: string): Json {
  const member = memberOf(live, name);
  if (member === undefined) return { restartCount: 0, currentState: { state: "Waiting", detailStatus: "" } };
  const probed = live.probes?.containers[name];
  const previousState = previous(live, member, probed);
  return {
    restartCount: member.restartCount + (probed?.restarts ?? 0),
    currentState: current(live, member, probed),
    ...(previousState && { previousState }),
    events: containerEvents(live, member, probed?.events ?? [], apiVersion),
    ...(probed?.ready !== undefined && { ready: probed.ready }),
  };
}

const BACK_OFF = { state: "Waiting", detailStatus: "CrashLoopBackOff: Back-off restarting failed" };

function current(live: LiveGroup, member: ContainerDetails, probed: ContainerProbeState | undefined): Json {
  switch (member.status) {
    case "paused":
      return { state: "Waiting", detailStatus: "Paused" };
    case "running":
      return { state: "Running", startTime: instant(member.startedAt), detailStatus: "" };
    case "restarting":
      return BACK_OFF;
    case "created":
      return { state: "Waiting", detailStatus: member.error };
    default:
      if (wasStopped(live, member)) {
        const detailStatus = "Container stopped per client request";
        return { state: "Terminated", finishTime: instant(member.finishedAt), detailStatus };
      }
      return probed?.restartAt === undefined ? terminated(endOf(member)) : BACK_OFF;
  }
}

/** The previous state: for a stopped container its run, otherwise the end of the run before. */
function previous(live: LiveGroup, member: ContainerDetails, probed: ContainerProbeState | undefined) {
  if (member.status === "restarting" || probed?.restartAt !== undefined) return terminated(endOf(member));
  if (wasStopped(live, member)) return { state: "Running", startTime: instant(member.startedAt), detailStatus: "" };
  const { startedAt, finishedAt, restartCount, running } = member;
  if (startedAt === undefined) return undefined;
  const isBefore = (time = "") => Date.parse(time) <= Date.parse(startedAt);
  const ended = historyOf(live, member).runs.filter(({ endedAt }) => endedAt !== undefined && isBefore(endedAt));
  const last = ended.at(-1);
  if (last !== undefined) return terminated(last);
  // The engine remembers only when the run ended.
  return running && restartCount > 0 ? terminated({ endedAt: finishedAt, oomKilled: false }) : undefined;
}

const endOf = ({ startedAt, finishedAt, exitCode, oomKilled }: ContainerDetails): Run => ({
  startedAt,
  endedAt: finishedAt,
  exitCode,
  oomKilled,
});

function terminated({ startedAt, endedAt, exitCode, oomKilled }: Run): Json {
  const why = exitCode === undefined ? "" : exitCode === 0 ? "Completed" : "Error";
  return {
    state: "Terminated",
    ...(startedAt !== undefined && { startTime: instant(startedAt) }),
    ...(exitCode !== undefined && { exitCode }),
    finishTime: instant(endedAt),
    detailStatus: oomKilled ? "OOMKilled" : why,
  };
}

/** Milliseconds without trailing zeros: 2026-11-21T10:01:53.12Z. */
function instant(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().replace(/\.?0*Z$/, "Z");
}
