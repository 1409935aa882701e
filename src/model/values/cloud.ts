/** An Azure cloud: a set of regions with endpoints of its own. */
export interface Cloud {
  /** In lower case, what the Azure CLI, the Azure SDKs and Terraform call it. */
  readonly aliases: readonly string[];
  /** Where ARM answers. */
  readonly resourceManager: string;
  /** Where people sign in. Undefined where the Azure SDK's own default, which an environment variable may set, is right. */
  readonly authorityHost?: string;
  /** Domain of public addresses with a label: `<label>.<region>.<this>`. */
  readonly addressDomain: string;
}

/** The clouds by the names that `berth:environment` has for them. */
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

/** The names, for a message. */
export const CLOUD_NAMES = Object.keys(CLOUDS).join(", ");

/** The cloud that a text names in any case; undefined when it names none. */
export function cloudNamed(text: string): CloudName | undefined {
  const wanted = text.toLowerCase();
  const clouds = Object.entries<Cloud>(CLOUDS);
  return clouds.find(([name, { aliases }]) => name === wanted || aliases.includes(wanted))?.[0] as
    CloudName | undefined;
}
