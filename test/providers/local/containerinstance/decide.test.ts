import { omit } from "../../../../src/model/core/json";
import type { Json } from "../../../../src/model/core/armBody";
import type { ContainerDetails, EngineContainer } from "../../../../src/docker/engine";
import { ADDRESS, CONTAINER, DEPLOYMENT, KEY, PARENT, ROLE, SUBNET } from "../../../../src/docker/labels";
import { decide } from "../../../../src/providers/local/containerinstance/decide";
import type { Known } from "../../../../src/providers/local/containerinstance/known";
import { groupRequest } from "../../../../src/providers/local/containerinstance/request";
import { ArmError } from "../../../../src/providers/local/http/errors";
import { parseCall } from "../../../../src/providers/local/http/http";
import type { ArmRecord } from "../../../../src/providers/local/store/records";
import { ACCOUNT_TYPE, GROUP_TYPE, SHARE_TYPE } from "../../../../src/providers/local/store/types";
import { type ArmId, formatArmId, RESOURCE_GROUP_TYPE } from "../../../../src/model/core/armId";

const PLACE = { subscriptionId: "00000000-0000-0000-0000-000000000001", resourceGroup: "shop" };
const ID: ArmId = { ...PLACE, type: GROUP_TYPE, names: ["web"] };
const KEY_OF_WEB = formatArmId(ID).toLowerCase();
const SUBNET_ID = `/subscriptions/${PLACE.subscriptionId}/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s`;

const CONTAINER_BODY = {
  name: "app",
  properties: { image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } },
};

const PORTS: Json = { ports: [{ port: 80 }] };

/** The body of a group with one container. `properties` are the group's. */
function body(properties: Json = {}, container: Json = {}): Json {
  const app = { ...CONTAINER_BODY, properties: { ...CONTAINER_BODY.properties, ...container } };
  return { location: "westeurope", properties: { osType: "Linux", containers: [app], ...properties } };
}

const request = (sent: Json) =>
  groupRequest(
    parseCall({
      method: "PUT",
      url: `https://local${formatArmId(ID)}?api-version=2025-09-01`,
      headers: {},
      body: JSON.stringify(sent),
    }),
    ID,
  );

function record(id: ArmId, more: Partial<ArmRecord> = {}): ArmRecord {
  return {
    id,
    key: formatArmId(id).toLowerCase(),
    body: { location: "westeurope" },
    sequence: 1,
    nonce: "n",
    created: "2030-01-01T00:00:00.000Z",
    changed: "2030-01-01T00:00:00.000Z",
    labels: {},
    volumes: [],
    ...more,
  };
}

const RESOURCE_GROUP = record(
  { ...PLACE, type: RESOURCE_GROUP_TYPE, names: [] },
  { body: { location: "northeurope" } },
);
const IMAGE = { id: "sha256:1", names: ["busybox:1"], labels: {}, layers: 1, user: "" };

function known(more: Partial<Known> = {}): Known {
  return {
    records: [RESOURCE_GROUP],
    containers: [],
    images: new Map([["busybox:1", IMAGE]]),
    isKey: () => false,
    lostShares: new Set(),
    ...more,
  };
}

/** The group before an update. */
const present = (sent: Json): ArmRecord =>
  record(ID, { body: request(sent).shown, labels: { [DEPLOYMENT]: "before" } });

function member(status: ContainerDetails["status"], more: Partial<ContainerDetails> = {}): ContainerDetails {
  return {
    id: "c1",
    name: "berth-web-app",
    labels: { [KEY]: KEY_OF_WEB, [ROLE]: "container", [CONTAINER]: "app", [DEPLOYMENT]: "before" },
    running: status === "running",
    image: "busybox:1",
    status,
    createdAt: "2030-01-01T00:00:00Z",
    exitCode: 0,
    error: "",
    oomKilled: false,
    restartCount: 0,
    restartPolicy: "on-failure",
    env: {},
    imageId: "sha256:1",
    addresses: {},
    ...more,
  };
}

function refusal(sent: Json, facts: Known): { status: number; code: string; message: string; targets: unknown[] } {
  try {
    decide(request(sent), facts);
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    const { status, code, message, details } = error;
    return { status, code, message, targets: details.map(({ target }) => target) };
  }
  throw new Error("nothing was refused");
}

describe("a new group", () => {
  test("is written as it was sent, and gets what it mounts", () => {
    expect(decide(request(body()), known())).toEqual({
      body: body(),
      shares: {},
      missing: [],
    });
  });

  test("is in its resource group's location when it gives none", () => {
    expect(decide(request(omit(body(), "location")), known()).body.location).toBe("northeurope");
  });

  test("has no secret in its record", () => {
    const environmentVariables = [{ name: "PASSWORD", secureValue: "hunter2" }];
    const { body: written } = decide(request(body({}, { environmentVariables })), known());
    expect(JSON.stringify(written)).not.toContain("hunter2");
  });

  test("needs its resource group", () => {
    expect(refusal(body(), known({ records: [] }))).toEqual({
      status: 404,
      code: "ResourceGroupNotFound",
      message: "Resource group 'shop' could not be found.",
      targets: [],
    });
  });

  test("names the images that the engine lacks", () => {
    expect(decide(request(body()), known({ images: new Map([["busybox:1", undefined]]) })).missing).toEqual([
      "busybox:1",
    ]);
  });

  test("has the runtime that is wanted, which the engine must have", () => {
    const runtimes = [{ name: "runc" }, { name: "kata" }];
    expect(decide(request(body()), known({ isolation: { wanted: "kata", runtimes, isPodman: false } })).runtime).toBe(
      "kata",
    );
    expect(refusal(body(), known({ isolation: { wanted: "runsc", runtimes, isPodman: false } })).code).toBe(
      "IsolationNotAvailable",
    );
  });

  test("cannot have a DNS name label that another one has in the same region", () => {
    const labelled = body({ ipAddress: { type: "Public", ports: [{ port: 80 }], dnsNameLabel: "shops" } }, PORTS);
    const other = (location: string) => record({ ...ID, names: ["other"] }, { body: { ...labelled, location } });
    const facts = (location: string) => known({ records: [RESOURCE_GROUP, other(location)] });
    expect(decide(request(labelled), facts("eastus")).previous).toBeUndefined();
    expect(refusal(labelled, facts("westeurope")).code).toBe("DnsNameLabelNotAvailable");
  });

  describe("in a subnet", () => {
    const inSubnet = (ip: string) =>
      body({ subnetIds: [{ id: SUBNET_ID }], ipAddress: { type: "Private", ports: [{ port: 80 }], ip } }, PORTS);
    const network = { id: "n1", name: "s", labels: {}, subnet: "10.8.0.0/24" };
    const sandbox: EngineContainer = {
      id: "s2",
      name: "other",
      labels: { [ROLE]: "sandbox", [KEY]: "other", [SUBNET]: SUBNET_ID.toLowerCase(), [ADDRESS]: "10.8.0.9" },
      running: true,
      image: "sandbox",
    };

    test.each([
      ["10.9.0.4", "PrivateIPAddressNotInSubnet"],
      ["10.8.0.1", "PrivateIPAddressInReservedRange"],
      ["10.8.0.9", "PrivateIPAddressInUse"],
    ])("cannot have the address %s", (ip, code) => {
      expect(refusal(inSubnet(ip), known({ network, containers: [sandbox] })).code).toBe(code);
    });

    test("cannot have a network on top of another one", () => {
      const overlapping = "the engine's machine reaches 10.0.0.0/8 by tun0";
      expect(refusal(inSubnet("10.9.0.4"), known({ overlapping }))).toMatchObject({
        code: "SubnetNotAvailable",
        message: `ipAddress.ip: "10.9.0.4" must not be in 10.9.0.0/24, the range that the local engine would give the subnet: ${overlapping}`,
      });
    });

    test("gets a free address, even before the subnet has a network", () => {
      expect(decide(request(inSubnet("10.8.0.4")), known({ network, containers: [sandbox] })).missing).toEqual([]);
      expect(decide(request(inSubnet("10.9.0.4")), known()).missing).toEqual([]);
    });
  });

  describe("that mounts a share", () => {
    const volumes = [
      { name: "files", azureFile: { shareName: "files", storageAccountName: "acct", storageAccountKey: "key" } },
    ];
    const mounting = body({ volumes }, { volumeMounts: [{ name: "files", mountPath: "/data" }] });
    const account = record({ ...PLACE, type: ACCOUNT_TYPE, names: ["acct"] });
    const share = record(
      { ...PLACE, type: SHARE_TYPE, names: ["acct", "default", "files"] },
      { labels: { [PARENT]: account.key } },
    );
    const facts = (more: Partial<Known> = {}) =>
      known({ records: [RESOURCE_GROUP, account, share], isKey: (_, key) => key === "key", ...more });

    test("finds its volume", () => {
      const { shares, failure } = decide(request(mounting), facts());
      expect(failure).toBeUndefined();
      expect(Object.keys(shares)).toEqual(["files"]);
    });

    test("is written even if the share is missing, and then pulls nothing", () => {
      const images = new Map([["busybox:1", undefined]]);
      const { failure, missing } = decide(request(mounting), facts({ records: [RESOURCE_GROUP, account], images }));
      expect(failure).toEqual({
        name: "FailedMountAzureFileVolume",
        message:
          "Failed to mount Azure File Volume 'files': the share 'files' does not exist in the storage account 'acct'.",
      });
      expect(missing).toEqual([]);
    });

    test("needs a container that runs as root", () => {
      const images = new Map([["busybox:1", { ...IMAGE, user: "1000" }]]);
      expect(refusal(mounting, facts({ images })).code).toBe("AzureFileVolumeNeedsRoot");
    });
  });
});

describe("an update", () => {
  const before = body({ restartPolicy: "OnFailure" });
  const facts = (more: Partial<Known> = {}) => known({ records: [RESOURCE_GROUP, present(before)], ...more });
  const wider = body({ restartPolicy: "OnFailure" }, { resources: { requests: { cpu: 2, memoryInGB: 1 } } });

  test("keeps the record that it replaces", () => {
    expect(decide(request(before), facts()).previous?.key).toBe(KEY_OF_WEB);
  });

  test("is where the group is", () => {
    expect(decide(request(omit(before, "location")), facts()).body.location).toBe("westeurope");
    expect(refusal({ ...before, location: "eastus" }, facts()).code).toBe("InvalidResourceLocation");
  });

  test("cannot change properties that need a new group, and names all of them", () => {
    expect(
      refusal({ ...wider, properties: { ...(wider.properties as Json), restartPolicy: "Never" } }, facts()),
    ).toEqual({
      status: 400,
      code: "InvalidContainerGroupUpdate",
      message: expect.stringContaining(
        'Changed: containers[0].resources.requests.cpu: 1 → 2; restartPolicy: "OnFailure" → "Never".',
      ) as unknown,
      targets: ["containers[0].resources.requests.cpu", "restartPolicy"],
    });
  });

  test("may change any property of a group that has ended", () => {
    const ended = { containers: [member("exited")] };
    expect(decide(request(wider), facts({ present: ended })).previous?.key).toBe(KEY_OF_WEB);
    expect(refusal(wider, facts({ present: { containers: [member("running")] } })).code).toBe(
      "InvalidContainerGroupUpdate",
    );
  });

  test("cannot change the secrets of the workspace, and does not show them", () => {
    const logging = (workspaceKey: string) =>
      body({
        diagnostics: { logAnalytics: { workspaceId: "00000000-0000-0000-0000-00000000000a", workspaceKey } },
        restartPolicy: "OnFailure",
      });
    const group = request(logging("old-secret")).group;
    const there = known({
      records: [RESOURCE_GROUP, present(logging("old-secret"))],
      present: { containers: [member("running")], group },
    });
    expect(decide(request(logging("old-secret")), there).previous?.key).toBe(KEY_OF_WEB);
    const { code, message } = refusal(logging("new-secret"), there);
    expect({ code, message: message.replace(/.*Changed: /s, "") }).toEqual({
      code: "InvalidContainerGroupUpdate",
      message: "diagnostics.logAnalytics.workspaceKey: [secret] → [secret].",
    });
  });
});

test("decides the same each time, and changes nothing that it is given", () => {
  const [asked, facts] = [request(body()), known()];
  const before = JSON.stringify([asked, facts]);
  const first = decide(asked, facts);
  expect(decide(asked, facts)).toEqual(first);
  expect(JSON.stringify([asked, facts])).toBe(before);
});
