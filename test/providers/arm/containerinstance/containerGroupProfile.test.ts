import { createArmClient } from "../../../../src/providers/arm/client";
import { omit } from "../../../../src/model/core/json";
import { containerGroupProfile } from "../../../../src/model/containerinstance/profile/containerGroupProfile";
import { ok } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, GROUP, operation, type Step } from "../../../support/arm/script";
import { updateOf } from "../../../support/arm/update";

const API = "2026-07-01";
const PATH = `${GROUP}/providers/Microsoft.ContainerInstance/containerGroupProfiles/web`;
const container = { name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const inputs = {
  containerGroupProfileName: "web",
  resourceGroupName: "rg",
  osType: "Linux",
  containers: [container],
  zones: ["1"],
  tags: { team: "a" },
};
const { name, ...rest } = container;
const body = {
  location: "westeurope",
  tags: { team: "a" },
  zones: ["1"],
  properties: { osType: "Linux", containers: [{ name, properties: rest }] },
};
const answer = {
  ...body,
  id: PATH,
  name: "web",
  type: "Microsoft.ContainerInstance/containerGroupProfiles",
  properties: { ...body.properties, revision: 1, registeredRevisions: [1] },
};

function scripted(steps: readonly Step[]) {
  const arm = new ArmScript(steps);
  const { resources } = createArmClient(arm.connection(), { clock: new FakeClock() });
  return { arm, resource: resources["berth:containerinstance:ContainerGroupProfile"]! };
}

test("a profile is created in its resource group's location by one PUT", async () => {
  const { arm, resource } = scripted([
    ["GET /resourcegroups/rg", ok({ location: "westeurope" })],
    ["PUT /containerGroupProfiles/web", { status: 201, body: answer }],
  ]);
  const { id, outputs } = await resource.create(inputs, operation());
  expect(arm.requests[1]).toEqual({ method: "PUT", path: PATH, apiVersion: API, body });
  expect([id, outputs]).toEqual([
    PATH,
    {
      name: "web",
      type: "Microsoft.ContainerInstance/containerGroupProfiles",
      location: "westeurope",
      tags: { team: "a" },
      zones: ["1"],
      osType: "Linux",
      containers: [container],
      revision: 1,
      registeredRevisions: [1],
      azureApiVersion: API,
    },
  ]);
});

test("a change of tags alone is a PATCH, any other is the whole profile", async () => {
  const { arm, resource } = scripted([
    ["PATCH /containerGroupProfiles/web", ok(answer)],
    ["PUT /containerGroupProfiles/web", ok(answer)],
  ]);
  const olds = { ...inputs, location: "westeurope" };
  const untagged = omit(olds, "tags");
  await resource.update(PATH, updateOf(containerGroupProfile, olds, untagged), operation());
  const news = { ...olds, restartPolicy: "Never" };
  await resource.update(PATH, updateOf(containerGroupProfile, olds, news), operation());
  expect(arm.requests).toEqual([
    { method: "PATCH", path: PATH, apiVersion: API, body: { tags: {} } },
    {
      method: "PUT",
      path: PATH,
      apiVersion: API,
      body: { ...body, properties: { ...body.properties, restartPolicy: "Never" } },
    },
  ]);
});

test("a profile that has gone is read and deleted as such, and a refusal names the profile", async () => {
  const gone = armError(404, "ResourceNotFound", "gone");
  const { arm, resource } = scripted([
    ["GET /containerGroupProfiles/web", gone],
    ["DELETE /containerGroupProfiles/web", { status: 204 }],
    ["DELETE /containerGroupProfiles/web", gone],
    ["PUT /containerGroupProfiles/web", armError(400, "InvalidParameter", "no such image")],
  ]);
  expect(await resource.read(PATH, operation())).toBeUndefined();
  await resource.delete(PATH, operation());
  await resource.delete(PATH, operation());
  await expect(resource.create({ ...inputs, location: "westeurope" }, operation())).rejects.toThrow(
    'container group profile "web" in resource group "rg": InvalidParameter (400): no such image',
  );
  expect(arm.done).toBe(true);
});
