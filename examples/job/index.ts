import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config();
const text = config.get("text") ?? "to be or not to be";

// The share outlives the job: other groups can mount it and read what the job has written.
const data = new berth.AzureFiles("data", { quotaInGB: 1 });

// Runs when it is deployed, and again when its text changes. `pulumi up` waits until it ends, and fails if the run
// fails.
const count = new berth.ContainerJob("count", {
  initContainers: {
    // In a real program, something else would bring the files.
    bring: {
      image: "busybox:1",
      command: ["sh", "-c", 'mkdir -p /data/in && printf "%s\\n" "$TEXT" > /data/in/text.txt'],
      env: { TEXT: text },
      mounts: { "/data": data },
    },
  },
  containers: {
    words: {
      image: "busybox:1",
      command: ["sh", "-c", "tr -s ' ' '\\n' < /data/in/text.txt | sort | uniq -c | sort -rn | tee /data/words.txt"],
      mounts: { "/data": data },
    },
  },
  timeoutMinutes: 5,
  deleteAfterRun: true,
});

// Serves what the job has written. It is deployed after the job, since it uses one of the job's outputs.
const report = new berth.ContainerGroup("report", {
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/srv"],
      env: { JOB_EXIT_CODE: pulumi.interpolate`${count.exitCode}` },
      ports: [80],
      mounts: { "/srv": { azureFiles: data, readOnly: true } },
    },
  },
});

export const exitCode = count.exitCode;
export const words = count.logs;
export const url = pulumi.interpolate`${report.url}/words.txt`;
