import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import * as berth from "pulumi-berth";

/** The program is a function: it needs no project file, and its outputs are what it returns. */
const program = async () => {
  const site = new berth.ContainerGroup("site", {
    containers: {
      web: {
        image: "busybox:1",
        command: ["sh", "-c", "echo up and running > /index.html; exec httpd -f -p 80 -h /"],
        cpu: 0.5,
        memoryInGB: 0.5,
        ports: [80],
        readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 },
      },
    },
  });
  return { url: site.url };
};

/** A stack of the program whose state is in a folder. */
export const openStack = (folder: string): Promise<Stack> =>
  LocalWorkspace.createOrSelectStack(
    { projectName: "automation", stackName: "test", program },
    { envVars: { PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: "test" } },
  );
