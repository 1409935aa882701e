import { status } from "@grpc/grpc-js";
import { Secret } from "../../../src/providers/plugin/values";
import { container, failure, fakeClient, group, GROUP, GROUP_ID, Plugin } from "./support";

const environmentVariables = [{ name: "A", value: "plain" }, { name: "B" }];
const body = {
  name: "web",
  type: "Microsoft.ContainerInstance/containerGroups",
  location: "westeurope",
  osType: "Linux",
  provisioningState: "Succeeded",
  containers: [container({ environmentVariables, ports: [] })],
  tags: { a: "1" },
};
const reading = (found: object = body) =>
  new Plugin(fakeClient({ read: async (id) => ({ id, outputs: found as never }) })).configure();

const inputs = group({
  containerGroupName: "web",
  containers: [
    container({
      environmentVariables: [
        { name: "A", value: new Secret("plain") },
        { name: "B", secureValue: new Secret("sv") },
      ],
    }),
  ],
  tags: { a: "1" },
});

test("a refresh without drift gives the inputs back as they were, and changes nothing", async () => {
  const plugin = await reading();
  const read = await plugin.read(GROUP, GROUP_ID, { inputs, properties: {} });
  expect(read.id).toBe(GROUP_ID);
  expect(read.inputs).toEqual(inputs);
  expect((await plugin.diff(GROUP, read.inputs, inputs)).some).toBe(false);
});

test("a refresh keeps what was secret secret", async () => {
  const { outputs } = await (await reading()).read(GROUP, GROUP_ID, { inputs, properties: {} });
  expect(outputs["containers"]).toEqual([
    container({ environmentVariables: [{ name: "A", value: new Secret("plain") }, { name: "B" }], ports: [] }),
  ]);
});

test("a refresh shows drift", async () => {
  const plugin = await reading({ ...body, tags: { a: "2" } });
  const read = await plugin.read(GROUP, GROUP_ID, { inputs, properties: {} });
  expect((await plugin.diff(GROUP, read.inputs, inputs)).details).toEqual({ "tags.a": "UPDATE" });
});

test("a refresh keeps the mark of an operation that failed", async () => {
  const { outputs } = await (await reading()).read(GROUP, GROUP_ID, { inputs, properties: { __unsettled: true } });
  expect(outputs["__unsettled"]).toBe(true);
});

test("a deleted resource has no id", async () => {
  const gone = await new Plugin(fakeClient({ read: async () => undefined })).configure();
  expect((await gone.read(GROUP, GROUP_ID, { inputs })).id).toBe("");
});

test("an import gives names from the id and inputs that a program with these values does not change", async () => {
  const plugin = await reading({ ...body, containers: [container({ ports: [] })] });
  const read = await plugin.read(GROUP, GROUP_ID);
  expect(read.inputs).toMatchObject({ containerGroupName: "web", resourceGroupName: "rg", tags: { a: "1" } });
  const program = group({ tags: { a: "1" } });
  const checked = await plugin.check(GROUP, program, read.inputs);
  expect(checked.failures).toEqual([]);
  expect((await plugin.diff(GROUP, read.inputs, checked.inputs)).details).toEqual({});
});

test("an id of something else is refused with what it should look like", async () => {
  const error = await failure((await reading()).read(GROUP, "web"));
  expect(error.code).toBe(status.INVALID_ARGUMENT);
  expect(error.details).toBe(
    '"web" is not the id of a Microsoft.ContainerInstance/containerGroups: it must look like /subscriptions/{subscriptionId}' +
      "/resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerInstance/containerGroups/{containerGroupName}",
  );
});

const byIdentity = {
  name: "files",
  azureFile: { shareName: "share", storageAccountName: "account", userManagedIdentityClientId: "id" },
};

test("an import names what Berth does not support, for an update would remove it", async () => {
  const plugin = await reading({ ...body, volumes: [byIdentity], zones: ["1"] });
  await plugin.read(GROUP, GROUP_ID, {});
  expect(plugin.engine.notes).toEqual([
    "Berth does not support volumes[0].azureFile.userManagedIdentityClientId yet: an update of this resource would remove " +
      "what is there.",
  ]);
});

test("an import names the secrets that it cannot read, and a program with the text in their place is refused", async () => {
  const hidden = { name: "TOKEN", value: "[secret that Berth keeps]" };
  const web = container({ environmentVariables: [hidden], command: ["serve", "[secret that Berth keeps]"] });
  const plugin = await reading({ ...body, containers: [web] });
  const read = await plugin.read(GROUP, GROUP_ID, {});
  const paths = ["containers[0].command[1]", "containers[0].environmentVariables[0].value"];
  expect(plugin.engine.notes).toEqual([
    `An import cannot read what the program that made this said is secret: write ${paths.join(" and ")} into your program.`,
  ]);
  const { failures } = await plugin.check(GROUP, read.inputs);
  expect(failures.map(({ reason }) => reason).sort()).toEqual(
    paths.map(
      (path) =>
        `${path}: "[secret that Berth keeps]" must be the secret itself: Berth shows this text in its place, as the program that ` +
        "made the resource said that it is secret (Berth)",
    ),
  );
});

test("a refresh does not mention it", async () => {
  const plugin = await reading({ ...body, volumes: [byIdentity] });
  await plugin.read(GROUP, GROUP_ID, { inputs, properties: {} });
  expect(plugin.engine.notes).toEqual([]);
});
