import { randomInt } from "node:crypto";
import type { EngineHost } from "../../../../docker/host";
import { ArmError } from "../../http/errors";

/** The machine that publishes the ports of groups and clusters, as seen from here. */
export interface PublishingHost {
  /** IPv4 address by which this machine reaches what is published. */
  readonly address: string;
  /** Address on which the engine publishes. */
  readonly bind: string;
  /** Where an engine of another machine listens. */
  readonly remote?: string;
  /** Whether each group can have a loopback address of its own. */
  readonly hasOwnAddresses: boolean;
  /** Whether nothing is known to listen at a port. Only the engine knows for sure. */
  readonly isPortFree: (address: string, port: number) => Promise<boolean>;
  /** A port at which probably nothing listens. */
  readonly freePort: (address: string) => Promise<number>;
  /** Throws when this machine does not reach one of the TCP ports that `what` has published. */
  readonly checkReached: (what: string, ports: readonly number[]) => Promise<void>;
}

/** What this machine tells of its own ports, and whether it reaches those of another. */
export interface PortTools extends Pick<PublishingHost, "isPortFree" | "freePort"> {
  readonly whyUnreachable: (address: string, port: number) => Promise<string | undefined>;
}

/** The ports from which a free one of another machine is drawn: those that IANA gives to nobody. */
const DYNAMIC = { first: 49_152, last: 65_535 };

export function publishingHost(host: EngineHost, platform: string, tools: PortTools): PublishingHost {
  const { address, remote } = host;
  if (remote === undefined) {
    const { isPortFree, freePort } = tools;
    return {
      address,
      bind: address,
      // Others than Linux have 127.0.0.1 alone.
      hasOwnAddresses: platform === "linux",
      isPortFree,
      freePort,
      checkReached: async () => {},
    };
  }
  return {
    address,
    // The address by which we know a machine need not be one of its own: behind a cloud's gateway it is not.
    bind: "0.0.0.0",
    remote,
    hasOwnAddresses: false,
    // This machine's ports say nothing of another's. The engine refuses one that is taken, and then another is tried.
    isPortFree: async () => true,
    freePort: async () => randomInt(DYNAMIC.first, DYNAMIC.last + 1),
    checkReached: async (what, ports) => {
      const reasons = await Promise.all(ports.map((port) => tools.whyUnreachable(address, port)));
      const lost = ports.flatMap((port, i) => (reasons[i] === undefined ? [] : [`port ${port} (${reasons[i]})`]));
      if (lost.length === 0) return;
      throw new ArmError(
        409,
        "EngineNotReachable",
        `The container engine at ${remote} publishes ${what} at ${address}, where this machine does not reach ${lost.join(", ")}. ` +
          "Let this machine through that one's firewall, name the engine by an address that this machine reaches " +
          "(DOCKER_HOST, `docker context update`), or run Pulumi on the engine's machine.",
      );
    },
  };
}
