import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { cluster, ClusterArm } from "../../../support/engine/cluster";
import { RemoteEngine } from "../../../support/engine/remote";
import { kubernetesImage } from "../../../support/kubernetes/cluster";
import { openDocker } from "../../../support/engine/docker";

const remote = new RemoteEngine();
const arm = new ClusterArm({ home: "/nowhere", platform: "linux", ...remote.tls });

beforeAll(async () => {
  await remote.start();
  await remote.daemon.copyImage(openDocker(), kubernetesImage());
  await arm.createGroup();
});
afterAll(async () => {
  await arm.removeGroup();
  await remote.remove();
});

test("the kubeconfig of a cluster on an engine of another machine opens it from here", async () => {
  expect((await arm.run("PUT", arm.cluster("far"), cluster())).body).toMatchObject({ status: "Succeeded" });
  const { body } = await arm.send("POST", `${arm.cluster("far")}/listClusterUserCredential`);
  const kubeconfig = Buffer.from(body.kubeconfigs[0].value, "base64").toString();
  const [, server = ""] = /^ *server: "(.*)"$/m.exec(kubeconfig) ?? [];
  expect(new URL(server).hostname).toBe(remote.address);
  const file = remote.at("kubeconfig");
  writeFileSync(file, kubeconfig, { mode: 0o600 });
  const kubectl = async (...args: string[]) =>
    (await promisify(execFile)("kubectl", [`--kubeconfig=${file}`, ...args])).stdout;
  const nodes = (await kubectl("get", "nodes", "-o", "name")).trim().split("\n");
  expect(nodes).toContainEqual(expect.stringMatching(/^node\/aks-system-/));
  await kubectl("create", "configmap", "from-here", "--from-literal=a=b");
  expect(await kubectl("get", "configmap", "from-here", "-o", "jsonpath={.data}")).toBe('{"a":"b"}');
  // What asks inside of it sees the same cluster.
  expect(await arm.kubectl("far", "get configmap from-here -o name")).toEqual({
    exitCode: 0,
    logs: "configmap/from-here\n",
  });
});
