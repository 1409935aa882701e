import { omit } from "../../../src/model/core/json";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { Secret } from "../../../src/providers/plugin/values";
import { container, Plugin } from "./support";

const DEPLOYMENT = "berth:containerservice:Deployment";
const plugin = () => new Plugin().configure();
const inputs = (more: object = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  deploymentName: "web",
  containers: [container({ ports: [{ port: 80 }] })],
  ...more,
});
const address = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: "shop" };
const preview = { preview: true };

test("a name is made, a location is not", async () => {
  const unnamed = omit(inputs(), "deploymentName");
  const { inputs: checked, failures } = await (await plugin()).check(DEPLOYMENT, unnamed);
  expect(failures).toEqual([]);
  expect(checked).toEqual({ ...unnamed, deploymentName: expect.stringMatching(/^web-[0-9a-f]{7}$/) });
});

test("a preview of a creation knows the names, and the properties without effect on the local engine", async () => {
  const local = await plugin();
  const { outputs } = await local.create(DEPLOYMENT, inputs({ ipAddress: address, namespace: "shop" }), preview);
  expect(outputs).toMatchObject({ name: "web", namespace: "shop", readyReplicas: UNKNOWN, ipAddress: UNKNOWN });
  expect(local.engine.notes).toEqual(["Kept, but without effect on the local engine: ipAddress.dnsNameLabel."]);
});

test("a preview knows how pods of the cluster reach a Deployment, so that those that refer to it show no change", async () => {
  const local = await plugin();
  const ports = { containers: [container({ ports: [{ port: 80 }] })] };
  const created = async (more: object) => (await local.create(DEPLOYMENT, inputs(more), preview)).outputs;
  const inner = { namespace: "default", serviceName: "web", ipAddress: null };
  expect(await created(ports)).toMatchObject(inner);
  expect(await created({ containers: [container()] })).toMatchObject({ ...inner, serviceName: null });
  expect(await created({ containers: UNKNOWN })).toMatchObject({ ...inner, serviceName: UNKNOWN });
  const open = { ...ports, ipAddress: { type: "Public", ports: [{ port: 80 }] } };
  const ipAddress = { type: "Public", ports: [{ port: 80, protocol: "TCP", hostPort: 80 }], ip: "127.1.2.3" };
  const update = async (more: object) => {
    const news = inputs({ ...open, ...more });
    const olds = { name: "web", serviceName: "web", ipAddress };
    return local.update(DEPLOYMENT, { oldInputs: inputs(open), olds, news }, preview);
  };
  expect(await update({ replicas: 2 })).toMatchObject({ serviceName: "web", ipAddress });
  expect(await update({ ipAddress: undefined })).toMatchObject(inner);
});

test.each([
  [
    "other containers",
    { containers: [container({ image: "busybox:2" })] },
    "This update replaces the pods step by step: old pods serve until new pods are ready.",
  ],
  [
    "how names are resolved",
    { dnsConfig: { nameServers: ["10.0.0.1"] } },
    "This update replaces the pods step by step: old pods serve until new pods are ready.",
  ],
  ["another number", { replicas: 3 }, undefined],
  ["an address", { ipAddress: { ...address, dnsNameLabel: undefined } }, undefined],
])("a preview of an update to %s", async (_, more, note) => {
  const local = await plugin();
  await local.update(DEPLOYMENT, { oldInputs: inputs(), news: inputs(more) }, preview);
  expect(local.engine.notes).toEqual(note === undefined ? [] : [note]);
});

test("CPU and containers change in place, another namespace replaces", async () => {
  const local = await plugin();
  const news = inputs({
    containers: [
      container({ ports: [{ port: 80 }], resources: { requests: { cpu: 2, memoryInGB: 2 } } }),
      container({ name: "aside" }),
    ],
  });
  expect(await local.diff(DEPLOYMENT, inputs(), news)).toMatchObject({
    some: true,
    diffs: ["containers"],
    replaces: [],
  });
  const moved = inputs({ namespace: "shop" });
  expect(await local.diff(DEPLOYMENT, inputs(), moved)).toMatchObject({
    replaces: ["namespace"],
    deleteBeforeReplace: true,
  });
  await local.create(DEPLOYMENT, moved, preview);
  expect(local.engine.notes).toEqual(["Replaced, because Kubernetes cannot change namespace in place."]);
});

test("secrets in volumes and credentials stay secret", async () => {
  const local = await plugin();
  const credential = { server: "registry.example.com", username: "team" };
  const { inputs: checked, failures } = await local.check(
    DEPLOYMENT,
    inputs({
      volumes: [{ name: "keys", secret: { token: "aHVudGVyMg==" } }],
      imageRegistryCredentials: [{ ...credential, password: "hunter2" }],
    }),
  );
  expect(failures).toEqual([]);
  expect(checked["volumes"]).toEqual([{ name: "keys", secret: new Secret({ token: "aHVudGVyMg==" }) }]);
  expect(checked["imageRegistryCredentials"]).toEqual([{ ...credential, password: new Secret("hunter2") }]);
});

test("secrets in containers stay secret", async () => {
  const local = await plugin();
  const environmentVariables = [{ name: "A", secureValue: "hunter2" }];
  const { inputs: checked } = await local.check(
    DEPLOYMENT,
    inputs({ containers: [container({ environmentVariables })] }),
  );
  expect(checked["containers"]).toEqual([
    container({ environmentVariables: [{ name: "A", secureValue: new Secret("hunter2") }] }),
  ]);
});
