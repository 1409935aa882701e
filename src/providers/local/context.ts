import type { Clock } from "../../clock";
import type { PublishingHost } from "./containerinstance/network/host";
import type { SandboxImage } from "./sandbox/commons";
import type { Engine } from "../../docker/engine";
import type { EngineSecret } from "./store/engineSecret";
import type { Operations } from "./work/operations";
import type { ProbeStates } from "./probes/states";
import type { Records } from "./store/records";
import type { RegistryLogins } from "../../docker/registries";
import type { StreamServer } from "./http/streamServer";

/** What the resource kinds work with. */
export interface Context {
  readonly engine: Engine;
  readonly records: Records;
  readonly operations: Operations;
  readonly now: () => Date;
  /** What waits are limited by. */
  readonly clock: Clock;
  readonly uuid: () => string;
  readonly sandboxImage: SandboxImage;
  readonly secret: EngineSecret;
  /** The docker CLI's sign-ins to registries. */
  readonly registryLogins: RegistryLogins;
  /** Web sockets for `exec` and `attach`. */
  readonly streams: StreamServer;
  /** Runtime of the containers of groups that name none. Default: the engine's own. */
  readonly isolation?: string;
  /** What is known of the groups' probes. Default: nothing, as of groups without any. */
  readonly probes?: ProbeStates;
  /** Sees to it that someone runs the probes of this engine's groups. */
  readonly supervise?: () => Promise<void>;
  /** Where the ports that the engine publishes are met. Rejects when this machine has no way there. */
  readonly host: () => Promise<PublishingHost>;
}
