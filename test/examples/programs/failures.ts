// Groups that cannot run. The config value `case` chooses one. `registry` is the host of a registry that needs a
// password.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config("test");
const group = (args: Partial<berth.ContainerGroupArgs> & Pick<berth.ContainerGroupArgs, "containers">) =>
  new berth.ContainerGroup("broken", { ipAddressType: "None", ...args });

const cases: Record<string, () => unknown> = {
  crash: () =>
    group({
      containers: {
        app: { image: "busybox:1", command: ["sh", "-c", "echo I cannot go on; exit 3"], cpu: 0.5, memoryInGB: 0.5 },
        // Never ready: on a busy machine the first look at the group may find both running.
        other: {
          image: "busybox:1",
          command: ["sleep", "3600"],
          cpu: 0.5,
          memoryInGB: 0.5,
          readinessProbe: { exec: ["false"] },
        },
      },
    }),
  init: () =>
    group({
      restartPolicy: "Never",
      initContainers: { prepare: { image: "busybox:1", command: ["sh", "-c", "echo nothing to prepare; exit 4"] } },
      containers: { app: { image: "busybox:1", command: ["sleep", "3600"] } },
    }),
  image: () => group({ containers: { app: { image: "127.0.0.1:9/does/not-exist:1" } } }),
  password: () => {
    const host = config.require("registry");
    return group({
      registries: { [host]: { username: "reader", password: config.requireSecret("password") } },
      containers: { app: { image: `${host}/test/pause:1` } },
    });
  },
  share: () => {
    const data = new berth.AzureFiles("data", { quotaInGB: 5 });
    const azureFiles = { accountName: data.accountName, shareName: "missing" };
    return group({
      containers: { app: { image: "busybox:1", command: ["sleep", "3600"], mounts: { "/data": { azureFiles } } } },
    });
  },
};

cases[config.require("case")]?.();
