import { randomInt } from "node:crypto";
import type { EngineHost } from "../../../../docker/host";
import type { Route } from "../../../../docker/routes";
import { ArmError } from "../../http/errors";

/** The machine that publishes the ports of groups and clusters, as seen from this machine. */
export interface PublishingHost {
  /** IPv4 address at which this machine reaches published ports. */
  readonly address: string;
  /** Address on which the engine publishes ports. */
  readonly bind: string;
  /** Address of a remote engine. */
  readonly remote?: string;
  /** Whether each group can have its own loopback address. */
  readonly hasOwnAddresses: boolean;
  /** False when something is known to listen at a port. Only the engine can be certain. */
  readonly isPortFree: (address: string, port: number) => Promise<boolean>;
  /** Ranges that the engine's machine reaches otherwise than by its default route; none are known of another machine. */
  readonly routes: () => readonly Route[];
  /** A port at which probably nothing listens. */
  readonly freePort: (address: string) => Promise<number>;
  /** Throws when this machine cannot reach one of the TCP ports that `what` has published. */
  readonly checkReached: (what: string, ports: readonly number[]) => Promise<void>;
}

/** Checks ports of this machine, and whether it reaches ports of another machine. */
export interface PortTools extends Pick<PublishingHost, "isPortFree" | "freePort" | "routes"> {
  readonly whyUnreachable: (address: string, port: number) => Promise<string | undefined>;
}

/** Range for random ports of a remote machine: the ports that IANA never assigns. */
const DYNAMIC = { first: 49_152, last: 65_535 };

export function publishingHost(host: EngineHost, platform: string, tools: PortTools): PublishingHost {
  const { address, remote } = host;
  if (remote === undefined) {
    const { isPortFree, freePort, routes } = tools;
    return {
      address,
      bind: address,
      // Only Linux has more loopback addresses than 127.0.0.1.
      hasOwnAddresses: platform === "linux",
      isPortFree,
      freePort,
      routes,
      checkReached: async () => {},
    };
  }
  return {
    address,
    // The address at which we reach the machine may not be its own, for example behind a cloud's gateway.
    bind: "0.0.0.0",
    remote,
    hasOwnAddresses: false,
    routes: () => [],
    // The ports of a remote machine cannot be checked from here. If one is in use, the engine refuses it and another is
    // tried.
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
