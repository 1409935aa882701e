import type { TokenCredential } from "@azure/core-auth";
import { type Cloud, CLOUD_NAMES, cloudNamed, CLOUDS } from "../../../model/values/cloud";
import { type ArmConnection, ArmFailure } from "../contract";

/** ARM itself waits only about a minute for a resource provider. After a longer silence the connection must be dead. */
const SILENCE_MS = 5 * 60_000;

/**
 * The connection to Azure over TLS, with the first credentials that the Azure SDK finds: environment variables,
 * workload or managed identity, the Azure CLI and others. Sends nothing yet.
 */
export function azureConnection(settings: {
  readonly subscriptionId?: string;
  readonly environment?: string;
}): ArmConnection {
  const { subscriptionId = "", environment = "public" } = settings;
  if (subscriptionId === "")
    throw new ArmFailure(
      "Target azure needs a subscription: run `pulumi config set berth:subscriptionId GUID`, or set ARM_SUBSCRIPTION_ID or " +
        "AZURE_SUBSCRIPTION_ID. `az account show --query id` prints the one that you are signed in to.",
      { code: "SubscriptionMissing" },
    );
  const name = cloudNamed(environment);
  if (name === undefined)
    throw new ArmFailure(
      `berth:environment (or ARM_ENVIRONMENT, AZURE_ENVIRONMENT): "${environment}" must be one of ${CLOUD_NAMES}.`,
      { code: "EnvironmentUnknown" },
    );
  const cloud: Cloud = CLOUDS[name];
  const credential = signedIn(cloud.authorityHost);
  return { endpoint: cloud.resourceManager, subscriptionId, credential, silenceMs: SILENCE_MS };
}

/** Loads the identity SDK, which is large, only when the first token is needed. */
function signedIn(authorityHost: string | undefined): TokenCredential {
  let credential: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => {
    const { DefaultAzureCredential } = await import("@azure/identity");
    return new DefaultAzureCredential(authorityHost === undefined ? {} : { authorityHost });
  };
  return {
    async getToken(scopes, options) {
      credential ??= load();
      return (await credential).getToken(scopes, options);
    },
  };
}
