import type { Clock } from "../../clock";
import type { PublishingHost } from "./containerinstance/network/host";
import type { Ahead } from "./sandbox/ahead";
import type { SandboxImage } from "./sandbox/commons";
import type { LastSeen } from "./sandbox/removal";
import type { Restarter } from "./sandbox/restarter/restarter";
import type { Engine } from "../../docker/engine";
import type { EngineSecret } from "./store/engineSecret";
import type { Operations } from "./work/operations";
import type { Turns } from "./work/turns";
import type { ProbeStates } from "./probes/states";
import type { Records } from "./store/records";
import type { RegistryLogins } from "../../docker/registries";
import type { StreamServer } from "./http/streamServer";

/** What the routes of all resources need. */
export interface Context {
  readonly engine: Engine;
  readonly records: Records;
  readonly operations: Operations;
  readonly turns: Turns;
  readonly now: () => Date;
  /** Limits waits. */
  readonly clock: Clock;
  readonly uuid: () => string;
  readonly sandboxImage: SandboxImage;
  /** Starts the members of groups after a restart of the engine. */
  readonly restarter: Restarter;
  readonly secret: EngineSecret;
  /** Makes what groups share before one is asked for. */
  readonly ahead: Ahead;
  /** A record that this process has seen. */
  readonly lastSeen: LastSeen;
  /** The docker CLI's logins to registries. */
  readonly registryLogins: RegistryLogins;
  /** Web sockets for `exec` and `attach`. */
  readonly streams: StreamServer;
  /** Default runtime of groups that name none. Default: the engine's default. */
  readonly isolation?: string;
  /** Whether containers may have rights that open the engine's machine. */
  readonly allowPrivileged: boolean;
  /** CPU and memory of sizes of machines, as `berth:vmSizes` gives them. Default: those that their names tell. */
  readonly vmSizes?: string;
  /** State of the groups' probes. Default: none, as for groups without probes. */
  readonly probes?: ProbeStates;
  /** Starts the supervisor for the probes of this engine's groups, unless it runs. */
  readonly supervise?: () => Promise<void>;
  /** The machine on which the engine publishes ports. Rejects when this machine cannot reach it. */
  readonly host: () => Promise<PublishingHost>;
}
