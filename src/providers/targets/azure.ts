import { CLOUDS } from "../../model/values/cloud";
import { azureConnection } from "../arm/wire/azure";
import { createArmClient } from "../arm/client";
import type { ArmClient } from "../arm/contract";
import type { ProviderConfig } from "../plugin/config";
import { recorded } from "./record";
import { withDeployments } from "./withDeployments";

export async function open(config: ProviderConfig, redact: (text: string) => string): Promise<ArmClient> {
  const connection = recorded(await azureConnection(config), config.recordCalls, redact);
  const azure = { addressDomain: CLOUDS[config.environment].addressDomain };
  return withDeployments(createArmClient(connection), connection, { azure });
}
