import { CheckRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { encode } from "../../../src/providers/plugin/codec";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { Asset, ResourceReference, Secret } from "../../../src/providers/plugin/values";
import { ACCOUNT, container, group, GROUP, Plugin, RESOURCE_GROUP, SUBSCRIPTION } from "./support";

const { Mode } = CheckRequest.AutonamingOptions;
const plugin = () => new Plugin().configure();
const IDENTITY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one`;
const account = { resourceGroupName: "rg", kind: "StorageV2", sku: { name: "Standard_LRS" } };

const autonaming =
  (mode: number, proposedName = "") =>
  (request: CheckRequest) => {
    const options = new CheckRequest.AutonamingOptions();
    options.setMode(mode);
    options.setProposedName(proposedName);
    request.setAutonaming(options);
  };

describe("names", () => {
  test("are made of the resource's name and a hash, and are the same every time", async () => {
    const first = await (await plugin()).check(ACCOUNT, account);
    const second = await (await plugin()).check(ACCOUNT, account);
    expect(first.failures).toEqual([]);
    expect(first.inputs["accountName"]).toMatch(/^web[0-9a-f]{7}$/);
    expect(second.inputs["accountName"]).toBe(first.inputs["accountName"]);
  });

  test("differ between subscriptions", async () => {
    const here = await (await plugin()).check(ACCOUNT, account);
    const there = await (
      await new Plugin().configure({ subscriptionId: SUBSCRIPTION.replace("1", "9") })
    ).check(ACCOUNT, account);
    expect(there.inputs["accountName"]).not.toBe(here.inputs["accountName"]);
  });

  test("stay as they are", async () => {
    const { inputs } = await (await plugin()).check(ACCOUNT, account, { ...account, accountName: "oldname" });
    expect(inputs["accountName"]).toBe("oldname");
  });

  test.each(["mine", UNKNOWN])("that the program gives (%p) count", async (accountName) => {
    const { inputs } = await (await plugin()).check(ACCOUNT, { ...account, accountName }, { accountName: "oldname" });
    expect(inputs["accountName"]).toBe(accountName);
  });

  test("that Pulumi proposes are taken when they are valid", async () => {
    const { inputs } = await (await plugin()).check(ACCOUNT, account, {}, autonaming(Mode.PROPOSE, "web123"));
    expect(inputs["accountName"]).toBe("web123");
  });

  test("that Pulumi proposes are made valid", async () => {
    const { inputs, failures } = await (await plugin()).check(ACCOUNT, account, {}, autonaming(Mode.PROPOSE, "Web-1"));
    expect(inputs["accountName"]).toMatch(/^web1[0-9a-f]{7}$/);
    expect(failures).toEqual([]);
  });

  test("that Pulumi enforces are taken or refused", async () => {
    const { inputs, failures } = await (await plugin()).check(ACCOUNT, account, {}, autonaming(Mode.ENFORCE, "Web-1"));
    expect(inputs["accountName"]).toBe("Web-1");
    expect(failures).toEqual([
      { property: "", reason: expect.stringMatching(/^accountName: "Web-1" must be 3 to 24/) },
    ]);
  });

  test("are required when automatic naming is off", async () => {
    const { failures } = await (await plugin()).check(ACCOUNT, account, {}, autonaming(Mode.DISABLE));
    expect(failures.map(({ reason }) => reason)).toEqual([
      "accountName: is required, as automatic naming is switched off (Berth)",
    ]);
  });
});

describe("locations", () => {
  test.each([
    ["program over everything", { location: "uksouth" }, { location: "a" }, { location: "b" }, "uksouth"],
    ["configuration over the old one", {}, { location: "a" }, { location: "b" }, "b"],
    ["the old one over none", {}, { location: "a" }, {}, "a"],
    ["westeurope else", {}, {}, {}, "westeurope"],
  ])("of resource groups: %s", async (_, news, olds, config, expected) => {
    const { inputs } = await (await new Plugin().configure(config)).check(RESOURCE_GROUP, news, olds);
    expect(inputs["location"]).toBe(expected);
  });

  test("of other resources are left to their resource group", async () => {
    const { inputs } = await (await plugin()).check(ACCOUNT, account);
    expect(inputs).not.toHaveProperty("location");
  });

  test("from the environment place new resources, and move none", async () => {
    const ambient = await new Plugin(undefined, { env: { ARM_LOCATION: "eastus" } }).configure();
    expect((await ambient.check(ACCOUNT, account)).inputs["location"]).toBe("eastus");
    expect((await ambient.check(ACCOUNT, account, { location: "uksouth" })).inputs["location"]).toBe("uksouth");
  });
});

describe("problems", () => {
  test("are all reported, with path, value, what is allowed and whose rule it is", async () => {
    const inputs = group({
      osType: "Windows",
      containers: [container({ image: "http://x" }), container({ name: "Bad_Name" })],
      nonsense: 1,
    });
    const { failures } = await (await plugin()).check(GROUP, inputs);
    const reasons = failures.map(({ reason }) => reason);
    expect(reasons).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^containers\[0\]\.image: "http:\/\/x" .*\(.*\)$/),
        expect.stringMatching(/^containers\[1\]\.name: "Bad_Name" must be .*\(Azure Container Instances\)$/),
        expect.stringMatching(/^nonsense: .*not a property/),
        expect.stringMatching(/^(containers|osType): .*Windows/),
      ]),
    );
    expect(failures.map(({ property }) => property)).toEqual(failures.map(() => ""));
  });

  test("never show a value that is secret by the program's word", async () => {
    const { failures } = await (await plugin()).check(GROUP, group({ containerGroupName: new Secret("HUSH HUSH") }));
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures)).not.toContain("HUSH");
  });

  test("never show a value that is secret by the schema", async () => {
    const volumes = [
      { name: "data1", azureFile: { shareName: "s", storageAccountName: "a", storageAccountKey: 4711 } },
    ];
    const { failures } = await (await plugin()).check(GROUP, group({ volumes }));
    expect(failures.length).toBeGreaterThan(0);
    expect(JSON.stringify(failures)).not.toContain("4711");
  });

  test("never show an object with a secret in it", async () => {
    const resources = { requests: new Secret("HUSH") };
    const { failures } = await (await plugin()).check(GROUP, group({ containers: [container({ resources })] }));
    expect(failures.length).toBeGreaterThan(0);
    expect(JSON.stringify(failures)).not.toContain("HUSH");
  });

  test.each([
    [new Asset("asset", { text: "x" }), "must not be an asset"],
    [new ResourceReference({ urn: "u" }), "must not be a resource; pass one of its outputs, such as its name"],
  ])("tell what a property cannot be", async (resourceGroupName, expected) => {
    const { failures } = await (await plugin()).check(GROUP, group({ resourceGroupName }));
    expect(failures.map(({ reason }) => reason)).toEqual([`resourceGroupName: ${expected} (Berth)`]);
  });

  test("are not reported for values that are not known yet", async () => {
    const { failures } = await (await plugin()).check(GROUP, { resourceGroupName: UNKNOWN, containers: UNKNOWN });
    expect(failures).toEqual([]);
  });
});

describe("what only Azure has", () => {
  const inputs = group({
    identity: { type: "UserAssigned", userAssignedIdentities: [IDENTITY] },
    secretReferences: [{ name: "db", identity: IDENTITY, secretReferenceUri: "https://v.vault.azure.net/secrets/db" }],
    imageRegistryCredentials: [{ server: "a.example.com", username: "u", passwordReference: "db" }],
    volumes: [{ name: "certs", secretReference: new Secret({ key: "db" }) }],
  });

  test("is refused on the local engine, each by its path and with what to do instead", async () => {
    const { failures } = await (await plugin()).check(GROUP, inputs);
    const vault = "in a key vault, which the local engine cannot ask";
    expect(failures.map(({ reason }) => reason)).toEqual([
      `volumes[0].secretReference: is not supported on the local engine: its secrets are ${vault}; use secret there (Berth)`,
      `imageRegistryCredentials[0].passwordReference: is not supported on the local engine: its secret is ${vault}; use password there (Berth)`,
    ]);
  });

  test("is right on Azure", async () => {
    const azure = await new Plugin().configure({ target: "azure", subscriptionId: SUBSCRIPTION });
    expect((await azure.check(GROUP, inputs)).failures).toEqual([]);
  });

  test("is reported together with everything else", async () => {
    const { failures } = await (await plugin()).check(GROUP, { ...inputs, osType: "BSD" });
    expect(failures).toHaveLength(3);
  });
});

test("inputs keep their shape and marks, and secrets of the schema are marked", async () => {
  const environmentVariables = [
    { name: "A", value: new Secret("a") },
    { name: "B", secureValue: "b" },
    { name: "C", secureValue: UNKNOWN },
  ];
  const inputs = group({ containers: [container({ environmentVariables })], tags: new Secret({ x: "1" }) });
  const checked = await (await plugin()).check(GROUP, inputs);
  expect(checked.failures).toEqual([]);
  expect(checked.inputs).toEqual({
    ...inputs,
    containerGroupName: expect.stringMatching(/^web-[0-9a-f]{7}$/),
    containers: [
      container({
        environmentVariables: [
          environmentVariables[0],
          { name: "B", secureValue: new Secret("b") },
          { name: "C", secureValue: new Secret(UNKNOWN) },
        ],
      }),
    ],
  });
});

test("a check does not open the target", async () => {
  const checking = await plugin();
  await checking.check(GROUP, group());
  expect(checking.opened).toBe(0);
});

test("all problems are one failure, with a line each and no property, whose value Pulumi would print", async () => {
  const request = new CheckRequest();
  request.setUrn(`urn:pulumi:dev::shop::${GROUP}::web`);
  request.setNews(encode(group({ containers: [container({ name: "One", image: "http://x" })] })));
  const response = await (await plugin()).call<CheckResponse>("check", request);
  expect(response.getFailuresList().map((failure) => failure.toObject())).toEqual([
    {
      property: "",
      reason:
        "these inputs are not allowed:\n" +
        '  - containers[0].name: "One" must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends (Azure Container Instances)\n' +
        '  - containers[0].image: "http://x" must not have a scheme: write a reference such as busybox:1 or ' +
        "registry.example.com/team/app:1.2 (Azure Container Instances)",
    },
  ]);
});
