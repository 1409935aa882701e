import { azureConnection } from "../arm/wire/azure";
import { createArmClient } from "../arm/client";
import type { ArmClient } from "../arm/contract";
import type { Environment, ProviderConfig } from "../plugin/config";
import { recorded } from "./record";
import { withDeployments } from "./withDeployments";

/** Domain of public addresses with a label, by cloud. */
const ADDRESS_DOMAINS: Readonly<Record<Environment, string>> = {
  public: "cloudapp.azure.com",
  usgovernment: "cloudapp.usgovcloudapi.net",
  china: "cloudapp.chinacloudapi.cn",
};

/** The way to Azure. */
export function open(config: ProviderConfig, redact: (text: string) => string): ArmClient {
  const connection = recorded(azureConnection(config), config.recordCalls, redact);
  const azure = { addressDomain: ADDRESS_DOMAINS[config.environment] };
  return withDeployments(createArmClient(connection), connection, { azure });
}
