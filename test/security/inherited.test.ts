import { createArmClient } from "../../src/providers/arm/client";
import { armError, ArmScript, FakeClock } from "../support/arm/script";
import { GROUP, RG_ID, SUBSCRIPTION } from "../providers/plugin/caller";
import { Plugin } from "../providers/plugin/support";

const PROFILE = "berth:containerinstance:ContainerGroupProfile";
const resources = { requests: { cpu: 1, memoryInGB: 1 } };
const file = Buffer.from("hunter-in-file").toString("base64");

test("a group that fails tells nothing of what is secret in its profile", async () => {
  const arm = new ArmScript(({ method }) =>
    method === "PUT" ? armError(400, "Failed", "app: hunter-variable, hunter-in-file") : { status: 404 },
  );
  const client = createArmClient(arm.connection({ subscriptionId: SUBSCRIPTION }), { clock: new FakeClock() });
  const plugin = await new Plugin(undefined, { openTarget: async () => client }).configure();
  const environmentVariables = [{ name: "KEY", secureValue: "hunter-variable" }];
  const { failures } = await plugin.check(PROFILE, {
    resourceGroupName: "rg",
    osType: "Linux",
    containers: [{ name: "app", image: "busybox:1", resources, environmentVariables }],
    volumes: [{ name: "keys", secret: { key: file } }],
  });
  expect(failures).toEqual([]);
  const inputs = {
    containerGroupName: "web",
    resourceGroupName: "rg",
    location: "westeurope",
    containerGroupProfile: { id: `${RG_ID}/providers/Microsoft.ContainerInstance/containerGroupProfiles/p` },
    containers: [{ name: "app" }],
  };
  await expect(plugin.create(GROUP, inputs)).rejects.toMatchObject({
    message: expect.stringContaining("app: [secret], [secret]"),
  });
});
