import type { ContainerProbeState, GroupProbeState } from "./state";
import type { Engine } from "../../../docker/engine";
import { groupOf } from "../containerinstance/body";
import { type LiveGroup, memberOf, sandboxOf } from "../containerinstance/state";
import { DEPLOYMENT } from "../../../docker/labels";
import { LEASE_MS, type ProbedContainer, type ProbeFile, readProbeFile } from "./file";
import { hasProbes } from "./labels";

/** A supervisor's answer about a group. Nothing while another one watches the group, or before it has looked. */
export interface GroupKnown {
  readonly file?: ProbeFile;
}

/** The connection to the supervisor of an engine's probes. */
export interface SupervisorLink {
  /** The name that this place's supervisor writes into its files. */
  readonly identity: string;
  isRunning(): Promise<boolean>;
  /** The state of the group with this sandbox in this place's supervisor; undefined when none answers. */
  known(sandbox: string): Promise<GroupKnown | undefined>;
  /**
   * Starts the supervisor unless it runs, and makes it look at the engine now. Rejects with the reason when it cannot
   * be started.
   */
  ensure(): Promise<void>;
}

export interface ProbeStates {
  /** Undefined for a group without probes. */
  stateOf(live: LiveGroup): Promise<GroupProbeState | undefined>;
}

/**
 * Asks this place's supervisor, or else reads the file that the supervisor of another user, or an earlier one, has left
 * in the engine.
 */
export function probeStates(engine: Engine, now: () => Date, link?: SupervisorLink): ProbeStates {
  return {
    async stateOf(live) {
      const probed = groupOf(live.record.body).containers.filter(hasProbes);
      if (probed.length === 0) return undefined;
      const sandbox = sandboxOf(live);
      const told = sandbox && (await link?.known(sandbox.id));
      const file = told?.file ?? (sandbox && (await readProbeFile(engine, sandbox.id).catch(() => undefined)));
      const known = file?.deployment === live.record.labels[DEPLOYMENT] ? file : undefined;
      const containers = probed.map((container) => {
        const state = containerState(live, container.name, known?.containers[container.name]);
        return [container.name, container.readinessProbe === undefined ? state : { ready: false, ...state }] as const;
      });
      const isRunning = told !== undefined || (await isSupervised(known, now(), link));
      const supervisor = isRunning ? "running" : "stopped";
      return { supervisor, containers: Object.fromEntries(containers) };
    },
  };
}

function containerState(live: LiveGroup, name: string, probed: ProbedContainer | undefined): ContainerProbeState {
  if (probed === undefined) return { restarts: 0, events: [] };
  const { restarts, events, ready, startedAt, restart } = probed;
  const member = memberOf(live, name);
  const isSameRun = member?.running === true && member.startedAt === startedAt;
  return {
    ...(ready !== undefined && { ready: ready && isSameRun }),
    restarts,
    events,
    ...(restart !== undefined && member?.running === false && { restartAt: restart.notBefore ?? "soon" }),
  };
}

/**
 * Asks this place's supervisor. The supervisor of another user or machine counts as running if it has written lately.
 */
async function isSupervised(
  file: ProbeFile | undefined,
  now: Date,
  link: SupervisorLink | undefined,
): Promise<boolean> {
  const isOthers = file !== undefined && file.supervisor !== link?.identity;
  if (isOthers && now.getTime() - Date.parse(file.at) < LEASE_MS) return true;
  return link !== undefined && link.isRunning();
}
