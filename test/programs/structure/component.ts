// A component of the program's own around a group, with defaults and outputs.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

interface ServiceArgs {
  image: pulumi.Input<string>;
  text: pulumi.Input<string>;
  port?: number;
}

class Service extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;

  constructor(name: string, { image, text, port = 80 }: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Service", name, {}, opts);
    const rg = new resources.ResourceGroup(`${name}-rg`, {}, { parent: this });
    const group = new containerinstance.ContainerGroup(
      name,
      {
        resourceGroupName: rg.name,
        osType: "Linux",
        containers: [
          {
            name: "service",
            image,
            command: [
              "sh",
              "-c",
              pulumi.interpolate`mkdir /srv; echo ${text} > /srv/index.html; exec httpd -f -p ${port} -h /srv`,
            ],
            ports: [{ port }],
            resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
          },
        ],
        ipAddress: { type: "Public", ports: [{ port }] },
      },
      { parent: this, deleteBeforeReplace: true },
    );
    this.url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address!.ip)}:${port}`;
    this.registerOutputs({ url: this.url });
  }
}

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
export const url = new Service("component", { image: "busybox:1", text: edited ? "edited" : "first", port: 8088 }).url;
