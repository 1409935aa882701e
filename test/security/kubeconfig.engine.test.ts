import { execFileSync } from "node:child_process";
import { cluster, ClusterArm } from "../support/engine/cluster";

const arm = new ClusterArm();
const id = () => arm.cluster("one");

beforeAll(async () => {
  await arm.createGroup();
  const { body } = await arm.run("PUT", id(), cluster());
  expect(body).toMatchObject({ status: "Succeeded" });
});
afterAll(() => arm.removeGroup());

test("a command that a container of the cluster wrote into its kubeconfig is not handed out", async () => {
  const docker = (...args: string[]) => execFileSync("docker", args, { encoding: "utf8", stdio: "pipe" });
  const labels = [`label=berth.key=${id().toLowerCase()}`, "label=berth.role=server"];
  const server = docker("ps", "-q", ...labels.flatMap((label) => ["--filter", label])).trim();
  const ask = () => arm.send("POST", `${id()}/listClusterAdminCredential`);
  expect((await ask()).status).toBe(200);

  const kubectl = ["kubectl", "--kubeconfig=/etc/rancher/k3s/k3s.yaml", "config", "set-credentials", "default"];
  docker(
    "exec",
    server,
    ...kubectl,
    "--exec-command=sh",
    "--exec-api-version=client.authentication.k8s.io/v1",
    "--exec-arg=-c",
  );
  const { status, body } = await ask();
  expect([status, body.kubeconfigs]).toEqual([500, undefined]);
  expect(body.error.message).toContain("users[0].user.exec, which names a command for the machine that reads it");
});
