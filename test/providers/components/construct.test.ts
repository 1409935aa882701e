import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CallRequest, ConstructRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb";
import { Value } from "google-protobuf/google/protobuf/struct_pb";
import { Constructor } from "../../../src/providers/components/construct";
import { asProgram, type Invoke } from "../../../src/providers/components/methods";
import { decode, encode } from "../../../src/providers/plugin/codec";
import { RpcFailure } from "../../../src/providers/plugin/failure";
import { type PropertyMap, ResourceReference, Secret } from "../../../src/providers/plugin/values";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { Monitor } from "../../support/pulumi/monitor";

const constructor = new Constructor(readFileSync(join(__dirname, "../../../schema.json"), "utf8"));
const monitor = new Monitor();
beforeAll(() => monitor.start());
afterAll(() => monitor.stop());

const CLUSTER = "urn:pulumi:dev::shop::berth:index:AksCluster::aks";
const OTHER = "urn:pulumi:dev::shop::other:index:Thing::other";

/** What every request of a run has in common. */
const ofRun = <Request extends ConstructRequest | CallRequest>(request: Request): Request => {
  request.setProject("shop").setStack("dev").setParallel(4).setMonitorendpoint(monitor.address);
  return request;
};

describe("a method of a component", () => {
  const NAMES = { resourceGroupName: "rg", clusterName: "aks-1", resourceId: "/the/id", credentials: "admin" };
  const LIST = "berth:containerservice:listManagedCluster";
  /** The functions of Berth that the method has called, and what it gave. */
  async function kubeconfig(state: PropertyMap, isPreview = false) {
    monitor.states[CLUSTER] = state;
    const asked: unknown[] = [];
    const ask: Invoke = (request) => {
      asked.push([request.getTok(), decode(request.getArgs())]);
      const kubeconfigs = [{ name: "it", value: Buffer.from("apiVersion: v1\n").toString("base64") }];
      return Promise.resolve(new InvokeResponse().setReturn(encode({ kubeconfigs })));
    };
    const request = ofRun(new CallRequest()).setTok("berth:index:AksCluster/getKubeconfig").setDryrun(isPreview);
    request.setArgs(encode({ __self__: new ResourceReference({ urn: CLUSTER }) }));
    const response = await constructor.call(request, monitor.address, ask);
    const on = response.getReturndependenciesMap().get("kubeconfig")?.getUrnsList();
    return { asked, found: decode(response.getReturn()), on };
  }

  test("gives what its getter gives in TypeScript: a secret, which this provider itself is asked for", async () => {
    monitor.asked.length = 0;
    expect(await kubeconfig(NAMES)).toEqual({
      asked: [[`${LIST}AdminCredentials`, { resourceGroupName: "rg", resourceName: "aks-1" }]],
      found: { kubeconfig: new Secret("apiVersion: v1\n") },
      on: [CLUSTER],
    });
    expect(monitor.asked).toEqual(["pulumi:pulumi:getResource"]);
    const { asked } = await kubeconfig({ ...NAMES, credentials: "user" });
    expect(asked).toEqual([[`${LIST}UserCredentials`, { resourceGroupName: "rg", resourceName: "aks-1" }]]);
  });

  test("asks for nothing while the component is not made yet", async () => {
    const { asked, found } = await kubeconfig({ ...NAMES, resourceId: UNKNOWN }, true);
    expect([asked, found]).toEqual([[], { kubeconfig: new Secret(UNKNOWN) }]);
  });

  test("is told in the engine's words what the provider says, and asks the engine itself for all but Berth's functions", async () => {
    const own = {
      invoke: (request: ResourceInvokeRequest, reply: (answer: string) => void) => reply(request.getTok()),
    };
    const refuse = () => Promise.reject(new RpcFailure(9, "the cluster is stopped"));
    const asked = (token: string) =>
      new Promise<unknown>((resolve) => {
        const reply = (answer: unknown) => resolve(answer);
        asProgram(own, refuse).invoke(new ResourceInvokeRequest().setTok(token), reply);
      });
    expect(await asked("pulumi:pulumi:getResource")).toBe("pulumi:pulumi:getResource");
    const details = "invocation of berth:containerservice:list returned an error: the cluster is stopped";
    expect(await asked("berth:containerservice:list")).toMatchObject({ code: 9, details });
  });

  test.each([
    [
      "berth:index:AksCluster/getNothing",
      { urn: CLUSTER },
      /is not a method of Berth; the methods are berth:index:AksCluster\/getKubeconfig$/,
    ],
    [
      "berth:index:AksCluster/getKubeconfig",
      { urn: OTHER },
      /must be called with a berth:index:AksCluster as __self__$/,
    ],
  ])("is refused by name when there is none, or none of the component: %s of %j", async (token, self, message) => {
    const request = ofRun(new CallRequest()).setTok(token);
    request.setArgs(encode({ __self__: new ResourceReference(self) }));
    const invoke = () => Promise.reject(new Error("must not be called"));
    await expect((async () => constructor.call(request, monitor.address, invoke))()).rejects.toThrow(message);
  });
});

test("options of a component that the plugin makes reach what they mean, hooks the component itself", async () => {
  const hooks = new ConstructRequest.ResourceHooksBinding().setBeforeCreateList(["ask"]).setAfterUpdateList(["tell"]);
  const request = ofRun(new ConstructRequest())
    .setType("berth:index:ContainerGroup")
    .setName("site")
    .setInputs(encode({ resourceGroup: "rg", containers: { web: { image: "busybox:1" } } }))
    .setProtect(true)
    .setIgnorechangesList(["containers.web.image"])
    .setReplaceonchangesList(["location"])
    .setDeletebeforereplace(false)
    .setReplaceWithList([OTHER])
    .setReplacementTrigger(new Value().setStringValue("second"))
    .setDeletedwith(OTHER)
    .setResourceHooks(hooks);
  const response = await constructor.construct(request, monitor.address);
  expect(response.getUrn()).toBe("urn:pulumi:dev::shop::berth:index:ContainerGroup::site");
  expect(monitor.of("berth:containerinstance:ContainerGroup")).toMatchObject({
    protect: true,
    ignorechangesList: ["containers[0].image"],
    replaceonchangesList: ["location"],
    deletebeforereplace: false,
    deletebeforereplacedefined: true,
    replaceWithList: [OTHER],
    replacementTrigger: { stringValue: "second" },
    deletedwith: OTHER,
  });
  const component = monitor.of("berth:index:ContainerGroup")!;
  expect(component.hooks).toMatchObject({ beforeCreateList: ["ask"], afterUpdateList: ["tell"], beforeDeleteList: [] });
});
