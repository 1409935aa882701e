import { changes } from "../../../../src/model/core/change";
import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { flattenBody } from "../../../../src/model/core/armBody";
import { inputsFromOutputs } from "../../../../src/model/core/projection";
import { container, group, inspectGroup, LocalArm } from "../../../support/engine/arm";
import { inside } from "../../../support/engine/inside";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();

beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const small = { resources: { requests: { cpu: 0.1, memoryInGB: 0.1 } } };

/** Deploys a group, and what a refresh would find different from what was sent. */
async function deployed(name: string, body: any) {
  const id = arm.site(name);
  const end = await arm.run("PUT", id, body);
  const { body: seen } = await arm.get(id);
  const sent = { ...flattenBody(body), ...containerGroup.fromId(id) };
  const differs = changes(containerGroup, inputsFromOutputs(containerGroup, flattenBody(seen), sent), sent);
  return { end: end.body.status ?? end.body.error, differs, seen };
}

test("a group like those of public programs runs as it is written, and nothing differs afterwards", async () => {
  const body = group(
    [
      container("main", [], {
        image: "berth-test-waits:1",
        environmentVariables: [],
        resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        ports: [{ port: 22, protocol: "Tcp" }, { port: 25565 }, { port: 27017 }],
        volumeMounts: [{ name: "data", mountPath: "/mnt/data/" }],
      }),
    ],
    {
      osType: "linux",
      restartPolicy: "always",
      volumes: [{ name: "data", emptyDir: {} }],
      dnsConfig: { nameServers: ["reddog.example.com", "10.0.0.10"] },
      ipAddress: { type: "public", ports: [{ port: 22, protocol: "tcp" }, { port: 25565 }, { port: 27017 }] },
    },
  );
  const image = await waitingImage();
  try {
    const { end, differs } = await deployed("myContainerGroup", body);
    expect({ end, differs }).toEqual({ end: "Succeeded", differs: [] });
    const id = arm.site("mycontainergroup");
    expect(await inside(docker, id, "main", "sh", "-c", "touch /mnt/data/x && ls /mnt/data")).toBe("x\n");
    expect((await inspectGroup(docker, id))[""]!.HostConfig.Dns).toEqual(["10.0.0.10"]);
    await arm.send("DELETE", id);
  } finally {
    await docker.getImage(image).remove({ force: true });
  }
});

/** An image that has a program, for a group whose `command` is an empty list. */
async function waitingImage(): Promise<string> {
  const made = await docker.createContainer({ Image: "busybox:1", Cmd: ["sleep", "3600"] });
  try {
    await made.commit({ repo: "berth-test-waits", tag: "1" });
  } finally {
    await made.remove();
  }
  return "berth-test-waits:1";
}

test("a server of names listens on 53/UDP, beside one on TCP", async () => {
  const ports = [
    { port: 53, protocol: "UDP" },
    { port: 8053, protocol: "TCP" },
  ];
  const body = group(
    [container("dns", ["sh", "-c", "udpsvd -v 0 53 cat & exec nc -lk -p 8053 -e cat"], { ...small, ports })],
    { ipAddress: { type: "Public", ports } },
  );
  const { end, differs, seen } = await deployed("dns", body);
  expect({ end, differs }).toEqual({ end: "Succeeded", differs: [] });
  expect(seen.properties.ipAddress.ports).toMatchObject(ports);
});

test("two private groups of one subnet have 53/UDP, each at an address of its own", async () => {
  const ports = [{ port: 53, protocol: "UDP" }];
  const subnet = `${arm.group}/providers/Microsoft.Network/virtualNetworks/net/subnets/names`;
  const body = group([container("dns", ["sleep", "3600"], { ...small, ports })], {
    subnetIds: [{ id: subnet }],
    ipAddress: { type: "Private", ports },
  });
  const both = await Promise.all([deployed("dns1", body), deployed("dns2", body)]);
  expect(both.map(({ end, differs }) => ({ end, differs }))).toEqual(Array(2).fill({ end: "Succeeded", differs: [] }));
  const [one, two] = both.map(({ seen }) => seen.properties.ipAddress.ip as string);
  expect(one).not.toBe(two);
});

test("forty containers are one group", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
  const body = group(names.map((name) => container(name, ["sleep", "3600"], small)));
  const { end, differs, seen } = await deployed("forty", body);
  expect({ end, differs }).toEqual({ end: "Succeeded", differs: [] });
  expect(seen.properties.containers.map(({ properties }: any) => properties.instanceView.currentState.state)).toEqual(
    names.map(() => "Running"),
  );
});

test("three containers mount one share", async () => {
  const account = `${arm.name}st`;
  const key = await arm.createShare(account, "one");
  const volumes = [
    { name: "logs", azureFile: { shareName: "one", storageAccountName: account, storageAccountKey: key } },
  ];
  const mounting = { ...small, volumeMounts: [{ name: "logs", mountPath: "/logs" }] };
  const body = group(
    ["a", "b", "c"].map((name) => container(name, ["sleep", "3600"], mounting)),
    { volumes },
  );
  const { end, differs } = await deployed("sharing", body);
  expect({ end, differs }).toEqual({ end: "Succeeded", differs: [] });
  await inside(docker, arm.site("sharing"), "a", "sh", "-c", "echo one > /logs/x");
  expect(await inside(docker, arm.site("sharing"), "c", "cat", "/logs/x")).toBe("one\n");
});
