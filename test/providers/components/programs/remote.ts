import * as pulumi from "@pulumi/pulumi";

/** A component that the plugin makes, as generated SDKs register it. */
class Remote extends pulumi.ComponentResource {
  declare readonly shareName: pulumi.Output<string>;
  declare readonly url: pulumi.Output<string>;
  declare readonly endpoints: pulumi.Output<Record<string, { internal: { address: string } }>>;
  declare readonly resourceGroupName: pulumi.Output<string>;

  constructor(type: string, name: string, args: pulumi.Inputs, opts: pulumi.ComponentResourceOptions = {}) {
    const outputs = { shareName: undefined, url: undefined, endpoints: undefined, resourceGroupName: undefined };
    super(`berth:index:${type}`, name, { ...args, ...outputs }, opts, true);
  }
}

const config = new pulumi.Config();
const secret = config.requireSecret("secret");
const serve = (text: string) => ["sh", "-c", `${text} > /srv/index.html; exec httpd -f -p 80 -h /srv`];

const data = new Remote("AzureFiles", "data", { quotaInGB: 5, files: { "a.txt": new pulumi.asset.StringAsset("a") } });
const api = new Remote("ContainerGroup", "api", {
  containers: {
    web: {
      image: "busybox:1",
      command: serve("mkdir -p /srv; echo $TOKEN | md5sum"),
      env: { TOKEN: secret },
      ports: { http: { port: 80 } },
    },
  },
});
const site = new Remote(
  "ContainerGroup",
  "site",
  {
    containers: {
      web: {
        image: "busybox:1",
        command: serve("echo $API_HTTP $(cat /srv/a.txt)"),
        ports: { http: { port: Number(config.get("port") ?? 80) } },
        // Twice the same share, which is one volume.
        mounts: { "/srv": { azureFiles: data }, "/again": { azureFiles: data, readOnly: true } },
        references: { api },
        env: config.getObject("env"),
      },
    },
    ipAddressType: config.get("ipAddressType"),
  },
  {
    transforms: [
      ({ type, props, opts }) =>
        type === "berth:containerinstance:ContainerGroup"
          ? { props: { ...props, tags: { by: "transform" } }, opts }
          : undefined,
    ],
  },
);

export const urls = [api.url, site.url];
export const internal = api.endpoints.apply(({ http }) => http!.internal.address);
export const groups = [data.resourceGroupName, site.resourceGroupName];
