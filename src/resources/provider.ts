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
      dockerHost: args.dockerHost,
      recordCalls: args.recordCalls,
      isolation: args.isolation,
      allowPrivileged: args.allowPrivileged,
      adopt: args.adopt,
    };
    super("berth", name, inputs, opts);
  }
}

/** Arguments of {@link Provider}. */
export interface ProviderArgs {
  /** Where ARM requests go: `local`, an ARM service of Berth's own in front of the Docker Engine, or `azure`. Default `local`. */
  target?: pulumi.Input<string>;
  /** Azure subscription. Required for target `azure`; locally any GUID will do and has a default. */
  subscriptionId?: pulumi.Input<string>;
  /** Region of resources that name none. Default: the resource group's, and `westeurope` for resource groups. */
  location?: pulumi.Input<string>;
  /** Azure cloud: `public`, `usgovernment` or `china`. Default `public`. */
  environment?: pulumi.Input<string>;
  /** Address of the Docker Engine for target `local`, such as `unix:///var/run/docker.sock`. Default: what the docker CLI would use. */
  dockerHost?: pulumi.Input<string>;
  /** File to which every ARM request is appended as a JSON line (method, path, api-version, body with secrets redacted). A relative path starts at the folder of Pulumi.yaml. */
  recordCalls?: pulumi.Input<string>;
  /** Local engine only: name of the OCI runtime that runs the containers of groups, one with its own kernel such as `runsc`. It is an input of each group that names none, so changing it restarts them. Default: the engine's own. */
  isolation?: pulumi.Input<string>;
  /** Local engine only: whether containers may have rights that open the engine's machine: `privileged`, and capabilities such as `SYS_ADMIN` or `NET_ADMIN`. Default false: they are refused at preview. */
  allowPrivileged?: pulumi.Input<boolean>;
  /** Whether the creation of a resource takes over one of the same id that exists and that this stack did not make. Default false: it is refused, at preview too, and `pulumi import` is the other way. A resource group that was taken over stays when the stack is destroyed. */
  adopt?: pulumi.Input<boolean>;
}
