import { managedCluster } from "../../../../src/model/containerservice/managedCluster";
import { changes } from "../../../../src/model/core/change";
import { flattenBody, nestBody } from "../../../../src/model/core/armBody";
import { omit } from "../../../../src/model/core/json";
import { inputsFromOutputs } from "../../../../src/model/core/projection";
import { agentPool } from "../../../../src/model/containerservice/agentPool";
import { parseArmId } from "../../../../src/model/core/armId";
import {
  poolId,
  publicCluster,
  wantedCluster,
  wantedPool,
} from "../../../../src/providers/local/containerservice/body";
import { poolSettings } from "../../../../src/providers/local/containerservice/spec";
import { clusterView, poolView } from "../../../../src/providers/local/containerservice/view";
import type { ArmRecord } from "../../../../src/providers/local/store/records";
import { everyProperty } from "../../../support/everyProperty";

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
const NOW = new Date("2030-01-01T00:00:00Z");
const id = parseArmId(ID)!;
const recordOf = (body: object, of = id) =>
  ({
    id: of,
    body,
    key: "k",
    nonce: "n",
    created: "2029-01-01",
    changed: "2029-02-02",
    labels: {},
  }) as unknown as ArmRecord;
const names = { resourceGroupName: "rg", resourceName: "aks" };

test("the local service returns every setting of a cluster and its pools as it was sent, without passwords", () => {
  const inputs: Record<string, unknown> = {
    ...(everyProperty(managedCluster.inputs) as object),
    ...names,
    poolsAreResources: false,
  };
  const profile = inputs.agentPoolProfiles as Record<string, unknown>[];
  const given = { ...inputs, agentPoolProfiles: [{ ...profile[0], powerState: { code: "Running" } }] };
  const { body, pools } = wantedCluster(nestBody(omit(given, ...managedCluster.identity), managedCluster.envelope));
  const stored = publicCluster(body);
  expect(JSON.stringify(stored)).not.toMatch(/adminPassword|serverAppSecret|"secret"/);
  const [[name, pool]] = [...pools!] as [[string, object]];
  const live = { record: recordOf(stored), pools: [recordOf(pool, poolId(id, name))], containers: [] };
  const view = flattenBody(clusterView(live, NOW));
  expect(changes(managedCluster, inputsFromOutputs(managedCluster, view, given), given)).toEqual([]);
  expect([view.eTag, view.resourceUID, view.systemData]).toEqual([
    "n",
    expect.stringMatching(/^[0-9a-f]{24}$/),
    { createdAt: "2029-01-01", lastModifiedAt: "2029-02-02" },
  ]);
});

test("the local service returns every setting of a pool as it was sent", () => {
  const given = {
    ...(everyProperty(agentPool.inputs) as object),
    ...names,
    agentPoolName: "work",
    powerState: { code: "Running" },
  };
  const pool = recordOf(wantedPool({ properties: omit(given, ...agentPool.identity) }), poolId(id, "work"));
  const live = { record: recordOf({ properties: {} }), pools: [pool], containers: [] };
  const view = flattenBody(poolView(live, pool, NOW));
  expect(changes(agentPool, inputsFromOutputs(agentPool, view, given), given)).toEqual([]);
  expect(view.eTag).toBe("n");
});

test("a pool of single machines has as many nodes as all sizes together, of the first size", () => {
  const scale = {
    manual: [
      { size: "Standard_D4s_v5", count: 2 },
      { size: "Standard_D2s_v5", count: 1 },
    ],
  };
  const settings = (more: object) =>
    poolSettings("work", { properties: { virtualMachinesProfile: { scale }, ...more } });
  expect(settings({})).toMatchObject({ count: 3, vmSize: "Standard_D4s_v5" });
  expect(settings({ count: 5, vmSize: "Standard_D8s_v5" })).toMatchObject({ count: 5, vmSize: "Standard_D8s_v5" });
});
