/** An Azure cloud: a set of regions with its own endpoints. */
export interface Cloud {
  /** The names that the Azure CLI, the Azure SDKs and Terraform use, in lower case. */
  readonly aliases: readonly string[];
  /** Endpoint of ARM. */
  readonly resourceManager: string;
  /** Where users sign in. Undefined where the Azure SDK's default, which an environment variable may set, is right. */
  readonly authorityHost?: string;
  /** Domain of public addresses with a label: `<label>.<region>.<this>`. */
  readonly addressDomain: string;
}

/** The clouds, by their names in `berth:environment`. */
export const CLOUDS = {
  public: {
    aliases: ["azurecloud", "azurepubliccloud"],
    resourceManager: "https://management.azure.com",
    addressDomain: "cloudapp.azure.com",
  },
  usgovernment: {
    aliases: ["azureusgovernment", "azureusgovernmentcloud"],
    resourceManager: "https://management.usgovcloudapi.net",
    authorityHost: "https://login.microsoftonline.us",
    addressDomain: "cloudapp.usgovcloudapi.net",
  },
  china: {
    aliases: ["azurechinacloud"],
    resourceManager: "https://management.chinacloudapi.cn",
    authorityHost: "https://login.chinacloudapi.cn",
    addressDomain: "cloudapp.chinacloudapi.cn",
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof CLOUDS;

export const CLOUD_NAMES = Object.keys(CLOUDS).join(", ");

/** The cloud with a name or alias, in any case; undefined when there is none. */
export function cloudNamed(text: string): CloudName | undefined {
  const wanted = text.toLowerCase();
  const clouds = Object.entries<Cloud>(CLOUDS);
  return clouds.find(([name, { aliases }]) => name === wanted || aliases.includes(wanted))?.[0] as
    CloudName | undefined;
}
