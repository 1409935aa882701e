import { status } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginAttach, type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { decode, encode } from "../../../src/providers/plugin/codec";
import { providerService } from "../../../src/providers/plugin/service";
import { Secret, type PropertyMap } from "../../../src/providers/plugin/values";
import { failure, fakeClient, Plugin, problemsIn } from "./support";

const KEYS = "berth:storage:listStorageAccountKeys";

test("every call of the protocol is answered but List, which has no use yet", () => {
  const answered = Object.keys(providerService(new Plugin().session));
  expect(Object.keys(ResourceProviderService).filter((name) => !answered.includes(name))).toEqual(["list"]);
});

test("the handshake accepts every feature that Berth supports", async () => {
  const response = await new Plugin().call<messages.ProviderHandshakeResponse>(
    "handshake",
    new messages.ProviderHandshakeRequest(),
  );
  expect(response.toObject()).toMatchObject({
    acceptSecrets: true,
    acceptResources: true,
    acceptOutputs: true,
    supportsAutonamingConfiguration: true,
  });
});

test("both answers about features agree", async () => {
  const response = await new Plugin().call<messages.ConfigureResponse>("configure", new messages.ConfigureRequest());
  expect(response.toObject()).toMatchObject({
    acceptsecrets: true,
    acceptresources: true,
    acceptoutputs: true,
    supportspreview: true,
    supportsAutonamingConfiguration: true,
  });
});

test("version and schema are those of the package", async () => {
  const plugin = new Plugin(undefined, { readSchema: async () => "the schema" });
  expect((await plugin.call<PluginInfo>("getPluginInfo", undefined)).getVersion()).toBe("1.2.3");
  const request = new messages.GetSchemaRequest();
  expect((await plugin.call<messages.GetSchemaResponse>("getSchema", request)).getSchema()).toBe("the schema");
  request.setVersion(7);
  expect(await failure(plugin.call("getSchema", request))).toMatchObject({ code: status.INVALID_ARGUMENT });
});

test("mappings are empty", async () => {
  const response = await new Plugin().call<messages.GetMappingResponse>("getMapping", new messages.GetMappingRequest());
  expect(response.toObject()).toEqual({ provider: "", data: "" });
});

test("parameterize is not implemented, and says so", async () => {
  expect(await failure(new Plugin().call("parameterize", undefined))).toMatchObject({ code: status.UNIMPLEMENTED });
});

test("an attached plugin follows the engine", async () => {
  const plugin = new Plugin();
  const connect = jest.spyOn(plugin.engine, "connect");
  await plugin.call("attach", new PluginAttach().setAddress("127.0.0.1:1"));
  expect(connect).toHaveBeenCalledWith("127.0.0.1:1");
});

describe("functions", () => {
  const invoke = async (plugin: Plugin, tok: string, args: PropertyMap) => {
    const request = new messages.InvokeRequest();
    request.setTok(tok);
    request.setArgs(encode(args));
    const response = await (await plugin.configure()).call<messages.InvokeResponse>("invoke", request);
    return { result: decode(response.getReturn()), failures: problemsIn(response.getFailuresList()) };
  };
  const args = { accountName: "a", resourceGroupName: "rg" };

  test("return their secrets marked", async () => {
    const keys = [{ keyName: "key1", value: "k", permissions: "FULL" }];
    const list = jest.fn(async () => ({ keys }));
    const { result } = await invoke(new Plugin(fakeClient({}, { [KEYS]: list })), KEYS, args);
    expect(list).toHaveBeenCalledWith(args, expect.anything());
    expect(result).toEqual({ keys: [{ keyName: "key1", value: new Secret("k"), permissions: "FULL" }] });
  });

  test("check their arguments", async () => {
    const { failures } = await invoke(new Plugin(), KEYS, { accountName: 5, more: 1 });
    expect(failures).toEqual([
      expect.stringMatching(/^resourceGroupName: is required/),
      expect.stringMatching(/^accountName: 5 must be a string/),
      expect.stringMatching(/^more: is not a property/),
    ]);
  });

  test("that Berth does not have are refused by name", async () => {
    expect((await failure(invoke(new Plugin(), "berth:x:y", {}))).details).toMatch(/^berth:x:y is not a function/);
  });

  test("fail as ARM does", async () => {
    const list = () => Promise.reject(new ArmFailure("no such account", { statusCode: 404 }));
    const error = await failure(invoke(new Plugin(fakeClient({}, { [KEYS]: list })), KEYS, args));
    expect(error).toMatchObject({ code: status.NOT_FOUND, details: "no such account" });
  });
});
