import { randomBytes } from "node:crypto";
import type Docker from "dockerode";
import { engineName } from "../../src/docker/labels";
import { cluster, ClusterArm } from "../support/engine/cluster";
import { openDocker } from "../support/engine/docker";
import { asked } from "../support/waiting";

const docker = openDocker();
const arm = new ClusterArm();
/** The user of another cluster and of other shares. */
const other = new ClusterArm();
const AKS = "aks";
const secret = randomBytes(8).toString("hex");
/** Names of accounts are unique in a subscription. */
const accountOf = (of: ClusterArm) => (of === arm ? `mine${secret}` : `theirs${secret}`);
const marker = (what: string) => `${what}-${secret}`;
const foreignVolume = marker("somebody");

const shareOf = (of: ClusterArm, name: string) => `${of.account(accountOf(of))}/fileServices/default/shares/${name}`;
const volumeOf = (of: ClusterArm, name: string) => engineName(name, shareOf(of, name).toLowerCase(), "files");

const mountShares = (path: string) => arm.send("POST", `${arm.cluster(AKS)}/mountShares`, { paths: [path] });

/** Runs a command in a container with a volume at /volume. */
async function inVolume(volume: string, ...command: string[]): Promise<void> {
  const HostConfig = { Binds: [`${volume}:/volume`], NetworkMode: "none" };
  const made = await docker.createContainer({ Image: "busybox:1", Cmd: command, HostConfig });
  await made.start();
  expect(await made.wait()).toMatchObject({ StatusCode: 0 });
  await made.remove();
}

const mark = (volume: string, name: string) => inVolume(volume, "touch", `/volume/${name}`);

const pod = (name: string, nodePath: string, root: boolean, securityContext: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    terminationGracePeriodSeconds: 0,
    volumes: [
      { name: "share", hostPath: { path: nodePath, type: "Directory" } },
      ...(root ? [{ name: "root", hostPath: { path: "/" } }] : []),
    ],
    containers: [
      {
        name,
        image: "busybox:1",
        imagePullPolicy: "IfNotPresent",
        command: ["sleep", "1000000"],
        securityContext,
        volumeMounts: [
          { name: "share", mountPath: "/share" },
          ...(root ? [{ name: "root", mountPath: "/node", readOnly: true }] : []),
        ],
      },
    ],
  },
});
const PODS = ["plain", "root", "privileged"] as const;

let nodes: Docker.ContainerInspectInfo[];

beforeAll(async () => {
  await Promise.all([arm.createGroup(), other.createGroup()]);
  await Promise.all([arm.createShare(accountOf(arm), "given"), other.createShare(accountOf(other), "kept")]);
  expect((await arm.send("PUT", shareOf(arm, "aside"), {})).status).toBeLessThan(300);
  await docker.createVolume({ Name: foreignVolume });
  await mark(volumeOf(arm, "given"), marker("given"));
  await mark(volumeOf(arm, "aside"), marker("aside"));
  await mark(volumeOf(other, "kept"), marker("kept"));
  await mark(foreignVolume, marker("foreign"));

  expect((await arm.run("PUT", arm.cluster(AKS), cluster())).body).toMatchObject({ status: "Succeeded" });
  const { nodePath } = (await arm.get(shareOf(arm, "given"))).body.properties;
  expect((await mountShares(nodePath)).status).toBe(204);
  for (const path of ["/", nodePath.replace("_data", ".."), `/berth/volumes/${foreignVolume}/_data`])
    expect((await mountShares(path)).body.error.code).toBe("ShareNotFound");
  const items = [
    pod("plain", nodePath, false, { capabilities: { drop: ["ALL"] } }),
    pod("root", nodePath, true, {}),
    pod("privileged", nodePath, true, { privileged: true }),
  ];
  const text = JSON.stringify({ apiVersion: "v1", kind: "List", items });
  expect(await arm.kubectl(AKS, `apply -f - <<'END'\n${text}\nEND`)).toMatchObject({ exitCode: 0 });
  expect(await arm.kubectl(AKS, `wait --for=condition=Ready --timeout=120s pod ${PODS.join(" ")}`)).toMatchObject({
    exitCode: 0,
  });
  nodes = await containersOf("berth.node");
});
afterAll(async () => {
  await Promise.all([arm.removeGroup(), other.removeGroup()]);
  await docker.getVolume(foreignVolume).remove();
});

async function containersOf(label: string): Promise<Docker.ContainerInspectInfo[]> {
  const filters = { label: [label, `berth.key=${arm.cluster(AKS).toLowerCase()}`] };
  const found = await docker.listContainers({ all: true, filters });
  return Promise.all(found.map(({ Id }) => docker.getContainer(Id).inspect()));
}

/** The output of a script in a pod, whatever its exit code. */
async function inPod(name: string, script: string): Promise<string[]> {
  const { logs } = await arm.kubectl(AKS, `exec ${name} -- sh -c '${script}' 2>/dev/null`);
  return logs.split("\n").filter((line) => line !== "");
}

test.each(PODS)("the pod '%s' has its share and finds no other data", async (name) => {
  const found = await inPod(
    name,
    `find / \\( -path /proc -o -path /sys -o -path /node/proc -o -path /node/sys \\) -prune -o -name "*-${secret}" -print`,
  );
  expect(found).toContain(`/share/${marker("given")}`);
  const names = found.map((path) => path.replace(/.*\//, ""));
  // The node has directories for its own mounts and pods, but none of anybody else.
  expect([...new Set(names)]).toEqual([marker("given")]);
});

test.each(PODS)("the pod '%s' finds no socket of the engine", async (name) => {
  const sockets = await inPod(
    name,
    "find / \\( -path /proc -o -path /sys -o -path /node/proc -o -path /node/sys \\) -prune -o -type s -print",
  );
  expect(sockets.filter((path) => /engine|docker/.test(path))).toEqual([]);
  const broker = sockets.filter((path) => path.endsWith("/berth/broker/socket"));
  expect(broker).toEqual(name === "plain" ? [] : ["/node/berth/broker/socket"]);
});

test.each([
  ["/containers/json", []],
  ["/volumes", []],
  ["/info", []],
  ["/images/json", []],
  ["/images/../containers/json", []],
])("whoever gets at a node asks in vain for %s", async (path, nothing) => {
  // A pod with the node's files may run the node's own program, which reaches what nodes reach.
  expect(await inPod("root", `chroot /node /berth/node-program get ${path}`)).toEqual(nothing);
  const image = await inPod("root", "chroot /node /berth/node-program get /images/busybox:1/json");
  expect(image.join("")).toContain('"RepoTags"');
});

test("no node holds anything of the engine's machine but its own volumes", () => {
  expect(nodes).toHaveLength(2);
  const mounts = nodes
    .flatMap(({ Mounts }) => Mounts.map(({ Type, Name = "" }) => [Type, Name.replace(/[0-9a-f]{12}(?=-)/, "")]))
    // Those that the image asks for are made for the container and removed with it.
    .filter(([type, name]) => type !== "volume" || !/^[0-9a-f]{64}$/.test(name!));
  const own = ["channel", "channel", "identity", "state"].map((part) => ["volume", `berth-${AKS}--${part}`]);
  expect(mounts.sort()).toEqual(own.sort());
});

test("pods reach nothing of the broker over a network", async () => {
  const [broker] = await containersOf("berth.role=broker");
  expect(broker!.HostConfig).toMatchObject({ NetworkMode: "none", Privileged: false, PidMode: "", IpcMode: "private" });
  expect(broker!.NetworkSettings.Networks).toEqual({ none: expect.objectContaining({ IPAddress: "" }) });
});

test("a node that was restarted has its share and no other, though its broker was lost", async () => {
  const [broker] = await containersOf("berth.role=broker");
  await docker.getContainer(broker!.Id).remove({ force: true });
  const { nodePath } = (await arm.get(shareOf(arm, "given"))).body.properties;
  expect((await mountShares(nodePath)).status).toBe(204);
  const node = nodes.find(({ Config }) => Config.Labels["berth.role"] === "agent")!;
  await docker.getContainer(node.Id).restart({ t: 0 });
  const status = "{.status.containerStatuses[0].restartCount} {.status.containerStatuses[0].ready}";
  const look = () => arm.kubectl(AKS, `get pod plain -o jsonpath='${status}'`);
  await asked(look, ({ logs }) => logs === "1 true");
  expect(await inPod("plain", "ls /share")).toEqual([marker("given")]);
});
