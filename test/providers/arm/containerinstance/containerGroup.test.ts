import { omit } from "../../../../src/model/core/json";
import { nestBody } from "../../../../src/model/core/armBody";
import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmResource } from "../../../../src/providers/arm/contract";
import { ACCEPTED, group, ok, OPERATION, operationStatus } from "../../../support/arm/bodies";
import {
  armError,
  ArmScript,
  CONTAINER_GROUP,
  FakeClock,
  GROUP,
  operation,
  type Step,
} from "../../../support/arm/script";
import { everyProperty } from "../../../support/everyProperty";
import { updateOf } from "../../../support/arm/update";

const names = { resourceGroupName: "rg", containerGroupName: "web" };
const minimal = {
  ...names,
  location: "westeurope",
  containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
};
const minimalBody = {
  location: "westeurope",
  properties: {
    osType: "Linux",
    containers: [
      { name: "app", properties: { image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } } },
    ],
  },
};
const CREATED: Step[] = [
  ["PUT /containerGroups/web", ACCEPTED],
  ["GET /operations/1", operationStatus("Succeeded")],
  ["GET /containerGroups/web", ok(group())],
];

function scripted(steps: readonly Step[], more = {}): { arm: ArmScript; resource: ArmResource } {
  const arm = new ArmScript(steps);
  const client = createArmClient(arm.connection(more), { clock: new FakeClock() });
  return { arm, resource: client.resources["berth:containerinstance:ContainerGroup"]! };
}

describe("create", () => {
  test("sends the group, follows the operation and returns the group as ARM tells it", async () => {
    const { arm, resource } = scripted([
      ["PUT /containerGroups/web", ACCEPTED],
      ["GET /operations/1", operationStatus("Pending", [{ name: "Pulling", message: "pulling image" }])],
      ["GET /operations/1", operationStatus("Succeeded")],
      ["GET /containerGroups/web", ok(group(undefined, { newerThanTheSdk: { hostPort: 8080 } }))],
    ]);
    const context = operation();
    const result = await resource.create(minimal, context);
    expect(arm.requests).toEqual([
      { method: "PUT", path: CONTAINER_GROUP, apiVersion: "2026-07-01", body: minimalBody },
      { method: "GET", path: OPERATION, apiVersion: "2018-06-01" },
      { method: "GET", path: OPERATION, apiVersion: "2018-06-01" },
      { method: "GET", path: CONTAINER_GROUP, apiVersion: "2026-07-01" },
    ]);
    expect(result).toEqual({
      id: CONTAINER_GROUP,
      outputs: {
        name: "web",
        type: "Microsoft.ContainerInstance/containerGroups",
        location: "westeurope",
        provisioningState: "Succeeded",
        azureApiVersion: "2026-07-01",
        osType: "Linux",
        containers: [
          {
            name: "app",
            image: "busybox:1",
            instanceView: { restartCount: 0, currentState: { state: "Running", detailStatus: "" } },
          },
        ],
        instanceView: { events: [], state: "Running" },
        newerThanTheSdk: { hostPort: 8080 },
      },
    });
    expect(context.lines).toEqual(["pulling image"]);
  });

  test.each([
    ["the local service stay", { extended: true }, ["ports are open"]],
    ["Azure do not, for what it warned of has succeeded since", {}, []],
  ])("warnings of %s", async (_, more, notes) => {
    const events = [
      { name: "NoFirewall", message: "ports are open", type: "Warning" },
      { name: "Started", message: "started", type: "Normal" },
    ];
    const steps: Step[] = [
      ["PUT /containerGroups/web", ACCEPTED],
      ["GET /operations/1", operationStatus("Pending", events)],
      ["GET /operations/1", operationStatus("Succeeded", events)],
      ["GET /containerGroups/web", ok(group())],
    ];
    const context = operation();
    await scripted(steps, more).resource.create(minimal, context);
    expect([context.lines, context.notes]).toEqual([["started"], notes]);
  });

  test("every property of the schema reaches ARM", async () => {
    const { arm, resource } = scripted(CREATED);
    const inputs = { ...(everyProperty(containerGroup.inputs) as object), ...names };
    await resource.create(inputs, operation());
    const properties = omit(inputs, "resourceGroupName", "containerGroupName");
    const identity = { type: "SystemAssigned", userAssignedIdentities: { text: {} } };
    const { isolation, ...ofArm } = { isolation: undefined, ...properties };
    expect(isolation).toBe("text");
    expect(arm.requests[0]?.body).toEqual(nestBody({ ...ofArm, identity }, containerGroup.envelope));
  });

  test("properties of Berth's own go to a service that knows them", async () => {
    const { arm, resource } = scripted(CREATED, { extended: true });
    await resource.create({ ...minimal, isolation: "runsc" }, operation());
    const properties = { ...minimalBody.properties, isolation: "runsc" };
    expect(arm.requests[0]?.body).toEqual({ ...minimalBody, properties });
  });

  test("a share's key that is in a key vault is not asked for", async () => {
    const { arm, resource } = scripted(CREATED);
    const azureFile = { shareName: "data", storageAccountName: "acct", storageAccountKeyReference: "key" };
    await resource.create({ ...minimal, volumes: [{ name: "files", azureFile }] }, operation());
    const volumes = [{ name: "files", azureFile }];
    expect(arm.requests[0]?.body).toEqual({ ...minimalBody, properties: { ...minimalBody.properties, volumes } });
  });

  test("null is absent", async () => {
    const { arm, resource } = scripted(CREATED);
    await resource.create({ ...minimal, tags: null, ipAddress: null, volumes: [null] }, operation());
    expect(arm.requests[0]?.body).toEqual({ ...minimalBody, properties: { ...minimalBody.properties, volumes: [] } });
  });

  test("a location that is not given is the resource group's, asked for once", async () => {
    const { arm, resource } = scripted([
      ["GET /resourcegroups/rg", ok({ id: GROUP, name: "rg", location: "northeurope" })],
      ...CREATED,
      ...CREATED,
    ]);
    const inputs = omit(minimal, "location");
    await resource.create(inputs, operation());
    await resource.create(inputs, operation());
    expect(arm.requests[1]?.body).toEqual({ ...minimalBody, location: "northeurope" });
    expect(arm.requests[4]?.body).toEqual({ ...minimalBody, location: "northeurope" });
  });
});

describe("update", () => {
  const tagged = { ...minimal, tags: { team: "a", env: "x" } };

  test("tags alone are a PATCH, which replaces them, and nothing restarts", async () => {
    const { arm, resource } = scripted([
      ["PATCH /containerGroups/web", ok(group())],
      ["GET /containerGroups/web", ok(group())],
    ]);
    await resource.update(
      CONTAINER_GROUP,
      updateOf(containerGroup, tagged, { ...minimal, tags: { team: "b" } }),
      operation(),
    );
    expect(arm.requests).toEqual([
      { method: "PATCH", path: CONTAINER_GROUP, apiVersion: "2026-07-01", body: { tags: { team: "b" } } },
      { method: "GET", path: CONTAINER_GROUP, apiVersion: "2026-07-01" },
    ]);
  });

  test("the last tag is taken away", async () => {
    const { arm, resource } = scripted([
      ["PATCH /containerGroups/web", ok(group())],
      ["GET /containerGroups/web", ok(group())],
    ]);
    await resource.update(CONTAINER_GROUP, updateOf(containerGroup, tagged, minimal), operation());
    expect(arm.requests[0]?.body).toEqual({ tags: {} });
  });

  test("any other change is a PUT of the whole group", async () => {
    const { arm, resource } = scripted(CREATED);
    const news = { ...minimal, containers: [{ ...minimal.containers[0], image: "busybox:2" }] };
    await resource.update(CONTAINER_GROUP, updateOf(containerGroup, minimal, news), operation());
    const [container] = minimalBody.properties.containers;
    expect(arm.requests[0]).toEqual({
      method: "PUT",
      path: CONTAINER_GROUP,
      apiVersion: "2026-07-01",
      body: {
        ...minimalBody,
        properties: {
          ...minimalBody.properties,
          containers: [{ name: "app", properties: { ...container!.properties, image: "busybox:2" } }],
        },
      },
    });
  });

  test("tags and more are a PUT and a PATCH, for a PUT does not change tags", async () => {
    const { arm, resource } = scripted([
      ...CREATED,
      ["PATCH /containerGroups/web", ok(group())],
      ["GET /containerGroups/web", ok(group())],
    ]);
    await resource.update(
      CONTAINER_GROUP,
      updateOf(containerGroup, minimal, { ...tagged, restartPolicy: "Never" }),
      operation(),
    );
    expect(arm.requests.map(({ method }) => method)).toEqual(["PUT", "GET", "GET", "PATCH", "GET"]);
    expect(arm.requests[3]?.body).toEqual({ tags: tagged.tags });
  });

  test("an update without a change sends the whole group: the last one may have failed", async () => {
    const { arm, resource } = scripted(CREATED);
    await resource.update(CONTAINER_GROUP, updateOf(containerGroup, minimal, minimal), operation());
    expect(arm.requests[0]?.body).toEqual(minimalBody);
  });
});

describe("read", () => {
  test("a group", async () => {
    const { arm, resource } = scripted([["GET /containerGroups/web", ok(group())]]);
    const result = await resource.read(CONTAINER_GROUP.toLowerCase(), operation());
    expect(result?.id).toBe(CONTAINER_GROUP);
    expect(result?.outputs.name).toBe("web");
    expect(arm.requests).toEqual([{ method: "GET", path: CONTAINER_GROUP, apiVersion: "2026-07-01" }]);
  });

  test("a group that is gone, or whose resource group is", async () => {
    const { resource } = scripted([
      ["GET /containerGroups/web", armError(404, "ResourceNotFound", "not found")],
      ["GET /containerGroups/web", armError(404, "ResourceGroupNotFound", "not found")],
    ]);
    expect(await resource.read(CONTAINER_GROUP, operation())).toBeUndefined();
    expect(await resource.read(CONTAINER_GROUP, operation())).toBeUndefined();
  });

  test("when a subscription is not found, the group is not reported as deleted", async () => {
    const { resource } = scripted([
      ["GET /web", armError(404, "SubscriptionNotFound", "The subscription 's' could not be found.")],
    ]);
    await expect(resource.read(CONTAINER_GROUP, operation())).rejects.toMatchObject({
      message:
        `container group "web" in resource group "rg": SubscriptionNotFound (404): The subscription 's' could not be found. ` +
        "Check berth:subscriptionId, ARM_SUBSCRIPTION_ID or AZURE_SUBSCRIPTION_ID; " +
        "`az account list` shows the subscriptions of the tenant that you are signed in to.",
      details: { code: "SubscriptionNotFound", statusCode: 404 },
    });
  });

  test("an id of something else", async () => {
    const { resource } = scripted([]);
    await expect(resource.read(GROUP, operation())).rejects.toThrow(`"${GROUP}" is not the id of a container group.`);
  });
});

describe("delete", () => {
  test.each<[string, Step[]]>([
    ["at once", [["DELETE /containerGroups/web", ok(group())]]],
    ["gone already", [["DELETE /containerGroups/web", { status: 204 }]]],
    ["not found", [["DELETE /containerGroups/web", armError(404, "ResourceGroupNotFound", "gone")]]],
    [
      "in the background",
      [
        [
          "DELETE /containerGroups/web",
          { status: 202, headers: { location: "https://arm.test/results/1?api-version=1", "retry-after": "15" } },
        ],
        ["GET /results/1", { status: 202 }],
        ["GET /results/1", { status: 204 }],
      ],
    ],
  ])("%s", async (_what, steps) => {
    const { arm, resource } = scripted(steps);
    await resource.delete(CONTAINER_GROUP, operation());
    expect(arm.done).toBe(true);
    expect(arm.requests[0]).toEqual({ method: "DELETE", path: CONTAINER_GROUP, apiVersion: "2026-07-01" });
  });
});
