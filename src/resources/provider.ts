// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
/** Sends ARM requests to Azure or to the local engine. */
export class Provider extends pulumi.ProviderResource {
  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is Provider {
    return obj?.["__pulumiType"] === "pulumi:providers:berth";
  }

  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const inputs: pulumi.Inputs = {
      target: args.target,
      subscriptionId: args.subscriptionId,
      location: args.location,
      environment: args.environment,
      metadataHost: args.metadataHost,
      dockerHost: args.dockerHost,
      recordCalls: args.recordCalls,
      isolation: args.isolation,
      allowPrivileged: args.allowPrivileged,
      vmSizes: args.vmSizes,
      adopt: args.adopt,
      tenantId: args.tenantId,
      clientId: args.clientId,
      clientSecret: args.clientSecret === undefined ? undefined : pulumi.secret(args.clientSecret),
      clientCertificatePath: args.clientCertificatePath,
      clientCertificatePassword:
        args.clientCertificatePassword === undefined ? undefined : pulumi.secret(args.clientCertificatePassword),
      useOidc: args.useOidc,
      oidcToken: args.oidcToken === undefined ? undefined : pulumi.secret(args.oidcToken),
      oidcTokenFilePath: args.oidcTokenFilePath,
      oidcRequestUrl: args.oidcRequestUrl,
      oidcRequestToken: args.oidcRequestToken === undefined ? undefined : pulumi.secret(args.oidcRequestToken),
      useMsi: args.useMsi,
    };
    super("berth", name, inputs, opts);
  }
}

/** Arguments of {@link Provider}. */
export interface ProviderArgs {
  /** Where ARM requests go: `local`, an ARM service of Berth's own in front of the Docker Engine, or `azure`. Default `local`. */
  target?: pulumi.Input<string | undefined>;
  /** Azure subscription. Required for target `azure`; locally any GUID will do and has a default. */
  subscriptionId?: pulumi.Input<string | undefined>;
  /** Region of resources that name none. Default: the resource group's, and `westeurope` for resource groups. */
  location?: pulumi.Input<string | undefined>;
  /** Azure cloud: `public`, `usgovernment` or `china`. Default `public`. */
  environment?: pulumi.Input<string | undefined>;
  /** Host, and port if it is not 443, of a cloud of its own for target `azure`: Azure Stack, a sovereign cloud, or `berth serve`. Berth asks it over HTTPS where Azure Resource Manager and the sign-in are, instead of `environment`. Default: none. */
  metadataHost?: pulumi.Input<string | undefined>;
  /** Address of the Docker Engine for target `local`, such as `unix:///var/run/docker.sock`. Default: what the docker CLI would use. */
  dockerHost?: pulumi.Input<string | undefined>;
  /** File to which every ARM request is appended as a JSON line (method, path, api-version, body with secrets redacted). A relative path starts at the folder of Pulumi.yaml. */
  recordCalls?: pulumi.Input<string | undefined>;
  /** Local engine only: name of the OCI runtime that runs the containers of groups, one with its own kernel such as `runsc`. It is an input of each group that names none, so changing it restarts them. Default: the engine's own. */
  isolation?: pulumi.Input<string | undefined>;
  /** Local engine only: whether containers may have rights that open the engine's machine: `privileged`, and capabilities such as `SYS_ADMIN` or `NET_ADMIN`. Default false: they are refused at preview. */
  allowPrivileged?: pulumi.Input<boolean | undefined>;
  /** Local engine only: CPUs and GB of memory of sizes of machines whose names do not tell them, as `Standard_M128s=128/2048`, several with commas between them. A size with a GPU that is named here gets nodes without one. Default: none. */
  vmSizes?: pulumi.Input<string | undefined>;
  /** Whether the creation of a resource takes over one of the same id that exists and that this stack did not make. Default false: it is refused, at preview too, and `pulumi import` is the other way. A resource group that was taken over stays when the stack is destroyed. */
  adopt?: pulumi.Input<boolean | undefined>;
  /** Tenant of the identity that signs in. Default: what the Azure SDK finds. */
  tenantId?: pulumi.Input<string | undefined>;
  /** Client id of the identity that signs in. Default: what the Azure SDK finds. */
  clientId?: pulumi.Input<string | undefined>;
  /** Secret of the identity. Default none. */
  clientSecret?: pulumi.Input<string | undefined>;
  /** File of the certificate of the identity. Default none. */
  clientCertificatePath?: pulumi.Input<string | undefined>;
  /** Password of the certificate. Default none. */
  clientCertificatePassword?: pulumi.Input<string | undefined>;
  /** Whether the identity signs in with a token of another issuer (workload identity federation), unless it has a certificate or a secret. Default false. */
  useOidc?: pulumi.Input<boolean | undefined>;
  /** Token of the other issuer. Default none. */
  oidcToken?: pulumi.Input<string | undefined>;
  /** File of the token of the other issuer. Default none. */
  oidcTokenFilePath?: pulumi.Input<string | undefined>;
  /** URL at which the other issuer gives a token. Default none. */
  oidcRequestUrl?: pulumi.Input<string | undefined>;
  /** Bearer token for the request of that token. Default none. */
  oidcRequestToken?: pulumi.Input<string | undefined>;
  /** Whether the managed identity of this machine signs in, unless a certificate, a secret or `useOidc` says who does. Default false. */
  useMsi?: pulumi.Input<boolean | undefined>;
}
