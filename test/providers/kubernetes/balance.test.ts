import type { Clock } from "../../../src/clock";
import { Operation } from "../../../src/providers/arm/wire/operation";
import type { KubernetesApi } from "../../../src/providers/kubernetes/api";
import { balancingOf } from "../../../src/providers/kubernetes/balance";
import type { ClusterTarget } from "../../../src/providers/kubernetes/contract";
import { serviceOf } from "../../../src/providers/kubernetes/manifests";
import type { CoreV1Event, V1Service } from "../../../src/providers/kubernetes/objects";
import { removeService, untilAddressed } from "../../../src/providers/kubernetes/wait";
import { operation } from "../../support/arm/script";
import { wanted } from "./support";

const PLACE = { name: "web", namespace: "shop" };
const resources = { requests: { cpu: 0.5, memoryInGB: 1.5 } };
const inputs = {
  containers: [{ name: "app", image: "busybox:1", resources, ports: [{ port: 80 }] }],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
};

/** A cluster that has no load balancers, and what it was asked. */
function cluster() {
  const calls: unknown[][] = [];
  const target: ClusterTarget = {
    findStorageAccount: async () => undefined,
    balance: async (...call) => {
      calls.push(call.slice(0, 2));
      const [, { ports }] = call;
      const at = ports.map(({ port, protocol }) => ({ port, protocol, hostPort: port }));
      return ports.length === 0 ? undefined : { ip: "127.1.2.3", ports: at };
    },
  };
  const setAddress = async (...call: unknown[]) => void calls.push(call);
  return { calls, balancing: balancingOf(target, "/aks")!, api: { setAddress } as unknown as KubernetesApi };
}

const service = (spec: object, ip?: string): V1Service => ({
  metadata: PLACE,
  spec: { ports: [{ port: 80, nodePort: 30080 }], ...spec },
  ...(ip !== undefined && { status: { loadBalancer: { ingress: [{ ip }] } } }),
});

test("a Service has the class of a load balancer of Berth's where the cluster has none, and only with an address", () => {
  const classOf = (more: object) => serviceOf({ ...wanted({ ...inputs, ...more }), balancerClass: "own" })?.spec;
  expect(classOf({})).toMatchObject({ type: "LoadBalancer", loadBalancerClass: "own" });
  expect(classOf({ ipAddress: undefined })).not.toHaveProperty("loadBalancerClass");
  expect(serviceOf(wanted(inputs))?.spec).not.toHaveProperty("loadBalancerClass");
  expect(balancingOf({ findStorageAccount: async () => undefined }, "/aks")).toBeUndefined();
});

test("an address is told to the cluster when it has another one", async () => {
  const { calls, balancing, api } = cluster();
  const own = { type: "LoadBalancer", loadBalancerClass: balancing.balancerClass };
  const asked = ["/aks", { ...PLACE, ports: [{ port: 80, protocol: "TCP", nodePort: 30080 }] }];
  const context = new Operation(operation());
  const address = { ip: "127.1.2.3", ports: [{ port: 80, protocol: "TCP", hostPort: 80 }] };
  for (const [ip, told] of [
    [undefined, [["shop", "web", "127.1.2.3"]]],
    ["172.18.0.2", [["shop", "web", "127.1.2.3"]]],
    ["127.1.2.3", []],
  ] as const) {
    expect(await balancing.address(service(own, ip), api, context)).toEqual(address);
    expect(calls.splice(0)).toEqual([asked, ...told]);
  }
  // Those of other classes have theirs from the cluster.
  expect(await balancing.address(service({ type: "LoadBalancer" }), api, context)).toBeUndefined();
  expect(await balancing.address(service({ type: "ClusterIP" }), api, context)).toBeUndefined();
  expect(calls.splice(0)).toEqual([]);
  await balancing.release(PLACE, context);
  expect(calls).toEqual([["/aks", { ...PLACE, ports: [] }]]);
});

/** A clock whose pauses pass at once. */
function hasty(): Clock {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    sleep: async (ms) => void (nowMs += ms),
    after: () => () => undefined,
  };
}

test("a load balancer that gets no address says why at once, and ends the wait when it was tried three times", async () => {
  const context = operation();
  let times = 0;
  const api = {
    read: async () => service({ type: "LoadBalancer" }),
    list: async (): Promise<CoreV1Event[]> => [
      {
        metadata: {},
        involvedObject: {},
        type: "Warning",
        reason: "SyncLoadBalancerFailed",
        message: "PublicIPCountLimitReached",
        count: ++times,
      },
    ],
  } as unknown as KubernetesApi;
  await expect(untilAddressed(api, PLACE, hasty(), new Operation(context))).rejects.toThrow(
    "its load balancer gets no address: SyncLoadBalancerFailed (3 times): PublicIPCountLimitReached",
  );
  expect(context.lines).toEqual([
    "Waiting for the load balancer's address: SyncLoadBalancerFailed: PublicIPCountLimitReached",
    "Waiting for the load balancer's address: SyncLoadBalancerFailed (2 times): PublicIPCountLimitReached",
  ]);
});

test("a Service that is to be replaced is waited for, but not for ever", async () => {
  let left = 2;
  const going = { remove: async () => undefined, read: async () => (left-- > 0 ? service({}) : undefined) };
  await removeService(going as unknown as KubernetesApi, PLACE, hasty(), new Operation(operation()));
  expect(left).toBe(-1);
  const held = { ...going, read: async () => service({}) };
  await expect(
    removeService(held as unknown as KubernetesApi, PLACE, hasty(), new Operation(operation())),
  ).rejects.toThrow("its old Service is not gone after 10 minutes.");
});
