// A job that is controlled by the config: what its container runs, and the options of the job.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config("test");
const token = config.getSecret("token");

const job = new berth.ContainerJob("job", {
  containers: {
    main: {
      image: "busybox:1",
      command: ["sh", "-c", config.require("script")],
      ...(token !== undefined && { env: { TOKEN: token } }),
    },
    side: { image: "busybox:1", command: ["echo", "from the side"] },
  },
  triggers: { round: config.get("round") ?? "1" },
  timeoutMinutes: config.getNumber("timeoutMinutes"),
  deleteAfterRun: config.getBoolean("deleteAfterRun"),
  allowFailure: config.getBoolean("allowFailure"),
});

export const { exitCode, logs, results, resourceId } = job;
