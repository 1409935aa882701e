import { azureConnection } from "../arm/azure";
import { createArmClient } from "../arm/client";
import type { ArmClient } from "../arm/contract";
import type { ProviderConfig } from "../plugin/config";
import { recorded } from "./record";

/** The way to Azure. */
export function open(config: ProviderConfig, redact: (text: string) => string): ArmClient {
  return createArmClient(recorded(azureConnection(config), config.recordCalls, redact));
}
