import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

/** What a {@link StaticSite} is made from. */
export interface StaticSiteArgs {
  /** The pages, by their paths in the site. */
  pages: Record<string, pulumi.Input<string>>;
  /** Port of the site's address, 1 to 65535. Default 80. */
  port?: number;
  /** Whether the pages are kept in a share, where other programs can change them. Default `false`. */
  keepsPages?: boolean;
}

/** A web server for pages that the program holds. */
export class StaticSite extends pulumi.ComponentResource {
  /** Where the site answers. */
  readonly url: pulumi.Output<string | undefined>;

  constructor(
    name: string,
    { pages, port = 80, keepsPages = false }: StaticSiteArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("example:index:StaticSite", name, { pages, port, keepsPages }, opts);
    const parent = { parent: this };
    const files = Object.fromEntries(
      Object.entries(pages).map(([path, text]) => [
        path,
        pulumi.output(text).apply((known) => new pulumi.asset.StringAsset(known)),
      ]),
    );
    const group = new berth.ContainerGroup(
      name,
      {
        containers: {
          web: {
            image: "busybox:1",
            command: ["httpd", "-f", "-p", `${port}`, "-h", keepsPages ? "/srv" : "/mnt/configmap/web"],
            cpu: 0.5,
            memoryInGB: 0.5,
            ports: { http: { port, scheme: "http" } },
            readinessProbe: { httpGet: { port }, periodSeconds: 1 },
            ...(keepsPages
              ? { mounts: { "/srv": new berth.AzureFiles(`${name}-pages`, { files }, parent) } }
              : { configMap: pages }),
          },
        },
      },
      parent,
    );
    this.url = group.url;
    this.registerOutputs({ url: this.url });
  }
}
