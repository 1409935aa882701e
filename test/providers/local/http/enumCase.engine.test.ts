import { createArmClient } from "../../../../src/providers/arm/client";
import { plain, type PropertyMap } from "../../../../src/providers/plugin/values";
import { localConnection } from "../../../../src/providers/targets/localConnection";
import { LocalArm, SUBSCRIPTION } from "../../../support/engine/arm";
import { ACCOUNT, GROUP, Plugin } from "../../plugin/support";

const arm = new LocalArm();
const plugin = new Plugin(createArmClient(localConnection(arm.service, SUBSCRIPTION)));
beforeAll(async () => {
  await arm.createGroup();
  await plugin.configure({ subscriptionId: SUBSCRIPTION });
});
afterAll(() => arm.removeGroup());

const CASES = [(value: string) => value.toLowerCase(), (value: string) => value.toUpperCase()];
const own = (value: string) => value;

const probe = (write: typeof own) => ({ httpGet: { port: 80, path: "/", scheme: write("http") } });
const serve = ["sh", "-c", "mkdir -p /srv; echo hello > /srv/index.html; exec httpd -f -p 80 -h /srv"];
const resources = { requests: { cpu: 1, memoryInGB: 1 } };

/** The request for a group, with its enum values in the case that `write` gives them. */
const groupProperties = (write: typeof own) => ({
  osType: write("Linux"),
  restartPolicy: write("Never"),
  sku: write("Standard"),
  ipAddress: { type: write("Public"), ports: [{ port: 80, protocol: write("TCP") }] },
});
const containerProperties = (write: typeof own) => ({
  image: "busybox:1",
  command: serve,
  resources,
  ports: [{ port: 80, protocol: write("TCP") }],
  livenessProbe: probe(write),
});

/** A refresh of what `inputs` made, and an update by a program with the same values in any case. */
async function expectNoChange(type: string, id: string, written: (write: typeof own) => PropertyMap) {
  for (const write of [own, ...CASES]) {
    const { inputs, failures } = await plugin.check(type, written(write));
    expect([failures, plain(inputs)]).toEqual([[], written(own)]);
    const refreshed = await plugin.read(type, id, { inputs });
    expect(plain(refreshed.inputs)).toEqual(written(own));
    const imported = await plugin.read(type, id);
    for (const state of [refreshed, imported]) {
      const diff = await plugin.diff(type, state.inputs, inputs, [], state.outputs);
      expect([diff.some, diff.details]).toEqual([false, {}]);
    }
  }
}

test.each(CASES)(
  "a container group whose enumerations are in another case is answered in ARM's, and is no change: %#",
  async (write) => {
    const id = arm.site("one");
    const containers = [{ name: "web", properties: containerProperties(write) }];
    const body = { location: "westeurope", properties: { ...groupProperties(write), containers } };
    const put = await arm.send("PUT", id, body);
    expect((await arm.follow(put)).body.status).toBe("Succeeded");
    const answer = (await arm.get(id)).body;
    for (const { properties } of [put.body, answer]) {
      expect(properties).toMatchObject(groupProperties(own));
      expect(properties.containers[0].properties).toMatchObject(containerProperties(own));
    }
    await expectNoChange(GROUP, id, (spelt) => ({
      resourceGroupName: arm.name,
      containerGroupName: "one",
      location: "westeurope",
      ...groupProperties(spelt),
      containers: [{ name: "web", ...containerProperties(spelt) }],
    }));
    await arm.run("DELETE", id);
  },
);

test.each(CASES)("so is a storage account: %#", async (write) => {
  const [name, id] = [`c${arm.name}`, arm.account(`c${arm.name}`)];
  const account = (spelt: typeof own) => ({
    location: "westeurope",
    kind: spelt("StorageV2"),
    sku: { name: spelt("Standard_LRS") },
  });
  await arm.run("PUT", id, account(write));
  expect((await arm.get(id)).body).toMatchObject(account(own));
  const patched = await arm.send("PATCH", id, { kind: write("StorageV2"), sku: { name: write("Standard_GRS") } });
  expect(patched).toMatchObject({ status: 200, body: { kind: "StorageV2", sku: { name: "Standard_GRS" } } });
  await arm.run("PUT", id, account(write));
  await expectNoChange(ACCOUNT, id, (spelt) => ({ resourceGroupName: arm.name, accountName: name, ...account(spelt) }));
  expect((await arm.send("DELETE", id)).status).toBe(200);
});
