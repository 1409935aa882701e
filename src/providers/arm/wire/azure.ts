import type { TokenCredential } from "@azure/core-auth";
import { type Cloud, CLOUD_NAMES, cloudNamed, CLOUDS } from "../../../model/values/cloud";
import { systemClock } from "../../../clock";
import { type ArmConnection, type ArmCredential, ArmFailure, SIGN_IN_WAYS, type SignIn } from "../contract";
import { askMetadata } from "./metadata";
import { requestOidcToken } from "./oidc";

/** ARM itself waits only about a minute for a resource provider: after a longer silence, the answer must be lost. */
const SILENCE_MS = 90_000;

/**
 * The connection to Azure over TLS, with the given identity or the first credentials that the Azure SDK finds: environment variables,
 * workload or managed identity, the Azure CLI and others. Sends nothing yet, but to a host of metadata.
 */
export async function azureConnection(
  settings: {
    readonly subscriptionId?: string;
    readonly environment?: string;
    /** Host that is asked where the endpoints are. Default: those of the environment. */
    readonly metadataHost?: string;
    readonly signIn?: SignIn;
  },
  ask: typeof askMetadata = askMetadata,
): Promise<ArmConnection> {
  const { subscriptionId = "", environment = "public", metadataHost, signIn = {} } = settings;
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
  if (metadataHost !== undefined) {
    const { endpoint, audience, authorityHost } = await ask(metadataHost, SILENCE_MS);
    // Microsoft's server that vouches for authorities does not know those of other clouds.
    const credential = signedIn(signIn, { authorityHost, disableInstanceDiscovery: true });
    return { endpoint, audience, subscriptionId, credential, silenceMs: SILENCE_MS };
  }
  const { authorityHost, resourceManager: endpoint }: Cloud = CLOUDS[name];
  const credential = signedIn(signIn, authorityHost === undefined ? {} : { authorityHost });
  return { endpoint, subscriptionId, credential, silenceMs: SILENCE_MS };
}

interface Authority {
  readonly authorityHost?: string;
  readonly disableInstanceDiscovery?: boolean;
}

/** Loads the identity SDK, which is large, only when the first token is needed. */
function signedIn(settings: SignIn, options: Authority): ArmCredential {
  let credential: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => {
    const identity = await import("@azure/identity");
    const { tenantId, clientId, clientSecret, clientCertificatePath, clientCertificatePassword } = settings;
    const { oidcToken, oidcTokenFilePath, oidcRequestUrl, oidcRequestToken } = settings;
    const way = SIGN_IN_WAYS.find((key) => settings[key] !== undefined && settings[key] !== false);
    if (way === "useMsi") return new identity.ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
    if (tenantId !== undefined && clientId !== undefined) {
      if (way === "clientCertificatePath" && clientCertificatePath !== undefined) {
        const certificate = { certificatePath: clientCertificatePath, certificatePassword: clientCertificatePassword };
        return new identity.ClientCertificateCredential(tenantId, clientId, certificate, options);
      }
      if (way === "clientSecret" && clientSecret !== undefined)
        return new identity.ClientSecretCredential(tenantId, clientId, clientSecret, options);
      if (way === "useOidc" && oidcToken !== undefined)
        return new identity.ClientAssertionCredential(tenantId, clientId, () => Promise.resolve(oidcToken), options);
      if (way === "useOidc" && oidcTokenFilePath !== undefined)
        return new identity.WorkloadIdentityCredential({
          tenantId,
          clientId,
          tokenFilePath: oidcTokenFilePath,
          ...options,
        });
      if (way === "useOidc" && oidcRequestUrl !== undefined && oidcRequestToken !== undefined) {
        const request = { url: oidcRequestUrl, token: oidcRequestToken };
        const assertion = () => requestOidcToken(request, systemClock);
        return new identity.ClientAssertionCredential(tenantId, clientId, assertion, options);
      }
    }
    return new identity.DefaultAzureCredential({
      ...options,
      ...(tenantId !== undefined && { tenantId }),
      ...(clientId !== undefined && { managedIdentityClientId: clientId }),
    });
  };
  return {
    async getToken(scopes, wish) {
      credential ??= load();
      return (await credential).getToken(scopes, wish);
    },
    // The SDK's credentials keep their tokens.
    renew: () => (credential = undefined),
  };
}
