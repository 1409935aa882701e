import { randomBytes } from "node:crypto";
import { systemClock } from "../../../../src/clock";
import { clusterImages, importImages } from "../../../../src/providers/local/containerservice/images";
import type { Engine } from "../../../../src/docker/engine";
import {
  brokerChannel,
  brokerName,
  ensureBroker,
} from "../../../../src/providers/local/containerservice/broker/broker";
import { nodeFiles } from "../../../../src/providers/local/containerservice/node/files";
import { SandboxImage } from "../../../../src/providers/local/sandbox/commons";
import { ownedEngine } from "../../../../src/docker/owned";
import { idKey, KEY } from "../../../../src/docker/labels";
import { packFile } from "../../../../src/docker/tar";
import { Turns } from "../../../../src/providers/local/work/turns";
import { openMachine } from "../../../support/engine/docker";

const name = `berth-test-${randomBytes(4).toString("hex")}`;
const NODES = [`${name}-1`, `${name}-2`] as const;
const [ONE, TWO] = NODES;
const id = {
  subscriptionId: "s",
  resourceGroup: name,
  type: "Microsoft.ContainerService/managedClusters",
  names: ["aks"],
};
const SHOP = `docker.io/${name}/shop:dev`;
const TOOL = `registry.example.com:5000/${name}/tool:1`;
let engine: Engine;
const turns = new Turns();
const saved: string[] = [];

beforeAll(async () => {
  const docker = await openMachine();
  // Counts the images that are read from the engine.
  engine = Object.assign(Object.create(docker) as Engine, {
    saveImage: (ref: string) => (saved.push(ref), docker.saveImage(ref)),
  });
  const { arch } = await engine.version();
  const owned = ownedEngine(docker);
  await ensureBroker(
    { engine: owned, sandboxImage: new SandboxImage(owned), clock: systemClock, turns },
    { id, volumes: [] },
  );
  await Promise.all([build(SHOP, "first"), build(TOOL, "tool"), ...NODES.map((node) => startNode(node, arch))]);
});
afterAll(async () => {
  await Promise.all([...NODES, brokerName(id)].map((container) => engine.removeContainer(container)));
  for (const volume of await engine.listVolumes([`${KEY}=${idKey(id)}`])) await engine.removeVolume(volume.name);
  for (const id of await engine.listImages([`berth-test=${name}`])) await engine.removeImage(id);
  engine.close();
});

const give = (nodes: readonly string[], images: readonly string[], own = turns) =>
  importImages({ engine, clock: systemClock, turns: own }, nodes, images, { signal: new AbortController().signal });

/** An image with one file. */
const build = (image: string, text: string) =>
  engine.importImage(image, packFile("text", Buffer.from(text), 0o644), [`LABEL berth-test=${name}`]);

/** A node without Kubernetes: containerd, and the registry that answers it. */
async function startNode(node: string, arch: string): Promise<void> {
  await engine.createContainer(node, {
    image: "berth/k3s:v1.34.4",
    command: [
      "sh",
      "-c",
      "/berth/node-program serve 10300 /berth/engine-image & exec containerd --address $CONTAINERD_ADDRESS",
    ],
    env: { CONTAINERD_ADDRESS: "/run/k3s/containerd/containerd.sock" },
    labels: {},
    restart: "no",
    network: "none",
    privileged: true,
    cgroupNamespace: "private",
    mounts: [{ kind: "tmpfs", path: "/run" }, { kind: "tmpfs", path: "/var/lib/containerd" }, brokerChannel(id)],
  });
  await engine.putArchive(node, "/", nodeFiles({ cpu: 2, memoryInGB: 4, arch }));
  await engine.startContainer(node);
  const ready = "until ctr version >/dev/null 2>&1; do sleep 0.1; done";
  await engine.exec(node, { command: ["sh", "-c", ready], limit: { ms: 300_000, what: "containerd's start" } });
}

/** The test's images in containerd: names, and the text in them. */
async function held(node: string): Promise<string[]> {
  const script = `for image in $(ctr -n k8s.io images ls -q | grep ${name}); do
    mkdir -p /seen && ctr -n k8s.io images mount $image /seen >/dev/null && echo $image $(cat /seen/text)
    ctr -n k8s.io images unmount --rm /seen >/dev/null; done`;
  const { stdout, stderr } = await engine.exec(node, { command: ["sh", "-c", script] });
  expect(stderr).toBe("");
  return stdout.trim().split("\n").sort();
}

/** Pulls as the kubelet makes containerd pull. */
const pull = (node: string, image: string) =>
  engine.exec(node, {
    command: ["ctr", "-n", "k8s.io", "images", "pull", "--hosts-dir", "/etc/containerd/certs.d", image],
  });

test("nodes get the engine's images, each once, and again when it was built anew", async () => {
  const short = SHOP.replace("docker.io/", "");
  const elsewhere = [`${name}/nowhere:1`, `busybox@sha256:${"0".repeat(64)}`, "not an image"];
  await give([ONE], [short]);
  expect([await held(ONE), await held(TWO), saved]).toEqual([[`${SHOP} first`], [""], [SHOP]]);
  await give(NODES, [short, SHOP, TOOL, ...elsewhere]);
  const both = [`${SHOP} first`, `${TOOL} tool`];
  expect([await held(ONE), await held(TWO), saved]).toEqual([both, both, [SHOP, SHOP, TOOL]]);
  expect((await clusterImages(engine, TWO)).filter((image) => image.includes(name)).sort()).toEqual([SHOP, TOOL]);

  await build(SHOP, "second");
  // Two processes, which come to the nodes in another order.
  await Promise.all([give(NODES, [SHOP, TOOL]), give([TWO, ONE], [SHOP, TOOL], new Turns())]);
  const anew = [`${SHOP} second`, `${TOOL} tool`];
  expect([await held(ONE), await held(TWO), saved.slice(3)]).toEqual([anew, anew, [SHOP]]);
  await engine.exec(TWO, { command: ["ctr", "-n", "k8s.io", "images", "rm", TOOL] });
  expect((await clusterImages(engine, TWO)).filter((image) => image.includes(name))).toEqual([SHOP]);
});

test("a node that is down is named, and does not hold up the others", async () => {
  await build(SHOP, "third");
  await engine.exec(TWO, {
    command: [
      "sh",
      "-c",
      "mv /usr/bin/ctr /usr/bin/ctr.real; printf '#!/bin/sh\\n[ $4 = ls ] && exit; echo no room >&2; exit 1' > /usr/bin/ctr; chmod +x /usr/bin/ctr",
    ],
  });
  await expect(give(NODES, [SHOP])).rejects.toMatchObject({
    fault: "failed",
    message: `The node '${TWO}' cannot take the image '${SHOP}': no room`,
  });
  expect(await held(ONE)).toContain(`${SHOP} third`);
  await engine.exec(TWO, { command: ["mv", "/usr/bin/ctr.real", "/usr/bin/ctr"] });
});

test("what a node pulls comes from the engine if the engine has it, in its newest build", async () => {
  const image = `docker.io/${name}/pulled:latest`;
  for (const text of ["first", "second"]) {
    await build(image, text);
    expect(await pull(ONE, image)).toMatchObject({ exitCode: 0 });
    expect(await held(ONE)).toContain(`${image} ${text}`);
  }
  expect(await pull(TWO, TOOL)).toMatchObject({ exitCode: 0 });
  expect(await held(TWO)).toContain(`${TOOL} tool`);
  const missing = await pull(ONE, `registry.example.com/${name}/nowhere:1`);
  expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringContaining("lookup registry.example.com")]);
});

test.each([
  ["HEAD", `/v2/${name}/nowhere/manifests/1?ns=docker.io`],
  ["HEAD", `/v2/${name}/shop/manifests/sha256:${"0".repeat(64)}?ns=docker.io`],
  ["HEAD", `/v2/../../info/manifests/1?ns=docker.io`],
  ["HEAD", `/v2/x$(touch%20/x)/manifests/1?ns=docker.io`],
  ["GET", `/v2/${name}/shop/manifests/dev?ns=docker.io`],
  ["GET", "/v2/"],
])("a node does not answer %s %s", async (method, path) => {
  const script = `exec 3<>/dev/tcp/127.0.0.1/10300; printf '%s %s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' "$0" "$1" >&3; cat <&3`;
  const { stdout } = await engine.exec(ONE, {
    command: ["bash", "-c", script, method, path],
    limit: { ms: 300_000, what: "the question" },
  });
  expect(stdout).toBe("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
});
