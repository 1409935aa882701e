import * as pulumi from "@pulumi/pulumi";
import { types } from "../../schema.json";
import { ContainerGroup, type ContainerGroupArgs } from "../../src";
import { runProgram } from "../support/pulumi/mocks";

const IMAGE = { image: "busybox:1" };
const SIZE = { resources: { requests: { cpu: 1, memoryInGB: 1.5 } } };
const IDENTITY = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/puller";
const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/aci";
const WORKSPACE = "8d7dc4b6-5f3c-4a0e-9b8f-0d5d6f0f3c11";
const SECURITY = Object.keys(types["berth:containerinstance:SecurityContextDefinition"].properties).join(", ");
const COMMON = { resourceGroupName: "mine", osType: "Linux", restartPolicy: "Always" };
const WEB = { name: "web", ...IMAGE, ...SIZE };

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** All inputs of the group that a program's args compile to. */
async function inputsOf(args: ContainerGroupArgs) {
  const { registered } = await runProgram(() => new ContainerGroup("site", { resourceGroup: "mine", ...args }));
  expect(registered).toHaveLength(1);
  return registered[0]?.inputs;
}

/** The refusals, as whole lines. */
async function refusals(args: ContainerGroupArgs): Promise<string[]> {
  const program = () => new ContainerGroup("site", { resourceGroup: "mine", ...args });
  const error = await runProgram(program).then(
    () => new Error("nothing was refused"),
    (failure: Error) => failure,
  );
  expect(error).toBeInstanceOf(pulumi.ResourceError);
  return error.message.split("\n  - ").slice(1);
}

const CASES: [string, ContainerGroupArgs, object][] = [
  [
    "limits and the security context",
    {
      containers: {
        web: {
          ...IMAGE,
          cpuLimit: 1,
          memoryLimitInGB: pulumi.output(1.5),
          runAsUser: 7,
          runAsGroup: 8,
          privileged: false,
          allowPrivilegeEscalation: false,
          capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] },
          seccompProfile: '{"defaultAction":"SCMP_ACT_ALLOW"}',
        },
      },
    },
    {
      containers: [
        {
          ...WEB,
          resources: { ...SIZE.resources, limits: { cpu: 1, memoryInGB: 1.5 } },
          securityContext: {
            runAsUser: 7,
            runAsGroup: 8,
            privileged: false,
            allowPrivilegeEscalation: false,
            capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] },
            seccompProfile: base64('{"defaultAction":"SCMP_ACT_ALLOW"}'),
          },
        },
      ],
    },
  ],
  [
    "probes and settings as files",
    {
      containers: {
        web: {
          ...IMAGE,
          livenessProbe: { exec: ["cat", "/tmp/alive"], periodSeconds: 5, initialDelaySeconds: 3 },
          readinessProbe: {
            httpGet: { port: 80, path: "/healthz", scheme: "http", headers: { "X-Probe": pulumi.output("berth") } },
            failureThreshold: 2,
            successThreshold: 3,
            timeoutSeconds: 4,
          },
          configMap: { "settings.json": "{}" },
        },
      },
    },
    {
      containers: [
        {
          ...WEB,
          livenessProbe: { exec: { command: ["cat", "/tmp/alive"] }, periodSeconds: 5, initialDelaySeconds: 3 },
          readinessProbe: {
            httpGet: {
              port: 80,
              path: "/healthz",
              scheme: "http",
              httpHeaders: [{ name: "X-Probe", value: "berth" }],
            },
            failureThreshold: 2,
            successThreshold: 3,
            timeoutSeconds: 4,
          },
          configMap: { keyValuePairs: { "settings.json": "{}" } },
        },
      ],
    },
  ],
  [
    "a share that an identity signs in to",
    {
      containers: {
        web: {
          ...IMAGE,
          mounts: {
            "/srv": { azureFiles: { accountName: "acct", shareName: "data", userAssignedIdentityClientId: WORKSPACE } },
          },
        },
      },
    },
    {
      containers: [{ ...WEB, volumeMounts: [{ name: "share-acct-data", mountPath: "/srv" }] }],
      volumes: [
        {
          name: "share-acct-data",
          azureFile: { shareName: "data", storageAccountName: "acct", userAssignedIdentityClientId: WORKSPACE },
        },
      ],
    },
  ],
  [
    "init containers, in the order in which they are written",
    {
      containers: { web: IMAGE },
      initContainers: {
        zeroth: { ...IMAGE, command: ["true"], env: { A: "1" }, secureEnv: { B: "s3cret" } },
        first: { ...IMAGE, mounts: { "/work": { emptyDir: "work" } }, runAsUser: 0 },
      },
    },
    {
      containers: [WEB],
      initContainers: [
        {
          name: "zeroth",
          ...IMAGE,
          command: ["true"],
          environmentVariables: [
            { name: "A", value: "1" },
            { name: "B", secureValue: "s3cret" },
          ],
        },
        {
          name: "first",
          ...IMAGE,
          volumeMounts: [{ name: "empty-work", mountPath: "/work" }],
          securityContext: { runAsUser: 0 },
        },
      ],
      volumes: [{ name: "empty-work", emptyDir: {} }],
    },
  ],
  [
    "registries, name servers, identities",
    {
      containers: { web: IMAGE },
      registries: {
        "registry.example.com:5000": { username: "robot", password: "s3cret" },
        "mine.azurecr.io": { identity: IDENTITY },
      },
      dns: {
        nameServers: ["10.0.0.4"],
        searchDomains: ["a.example", pulumi.output("b.example")],
        options: ["ndots:2", "timeout:1"],
      },
      identity: { userAssigned: [IDENTITY], system: true },
    },
    {
      containers: [WEB],
      imageRegistryCredentials: [
        { server: "registry.example.com:5000", username: "robot", password: "s3cret" },
        { server: "mine.azurecr.io", identity: IDENTITY },
      ],
      dnsConfig: {
        nameServers: ["10.0.0.4"],
        searchDomains: "a.example b.example",
        options: "ndots:2 timeout:1",
      },
      identity: { type: "SystemAssigned, UserAssigned", userAssignedIdentities: [IDENTITY] },
    },
  ],
  [
    "a private address in a subnet, without being asked for",
    { containers: { web: { ...IMAGE, ports: [80] } }, subnetId: SUBNET, identity: { system: true } },
    {
      containers: [{ ...WEB, ports: [{ port: 80, protocol: "TCP" }] }],
      subnetIds: [{ id: SUBNET }],
      ipAddress: { type: "Private", ports: [{ port: 80, protocol: "TCP" }] },
      identity: { type: "SystemAssigned" },
    },
  ],
  [
    "what is Azure's own",
    {
      containers: { web: { ...IMAGE, ports: [80] } },
      dnsNameLabel: "hello-berth",
      dnsNameLabelScope: "TenantReuse",
      sku: "Dedicated",
      priority: "Regular",
      zones: ["1"],
      identity: { userAssigned: [IDENTITY] },
      diagnostics: { logAnalytics: { workspaceId: WORKSPACE, workspaceKey: "a2V5", logType: "ContainerInsights" } },
      isolation: "runsc",
    },
    {
      containers: [{ ...WEB, ports: [{ port: 80, protocol: "TCP" }] }],
      ipAddress: {
        type: "Public",
        ports: [{ port: 80, protocol: "TCP" }],
        dnsNameLabel: "hello-berth",
        autoGeneratedDomainNameLabelScope: "TenantReuse",
      },
      sku: "Dedicated",
      priority: "Regular",
      zones: ["1"],
      identity: { type: "UserAssigned", userAssignedIdentities: [IDENTITY] },
      diagnostics: { logAnalytics: { workspaceId: WORKSPACE, workspaceKey: "a2V5", logType: "ContainerInsights" } },
      isolation: "runsc",
    },
  ],
];

test.each(CASES)("%s", async (_what, args, expected) => {
  expect(await inputsOf(args)).toEqual({ ...COMMON, ...expected });
});

test("secret files and clones are volumes, one for each object however often it is mounted", async () => {
  const keys = { "tls.key": "-----BEGIN KEY-----\nä", "later.txt": pulumi.output("x") };
  const site = { repository: "https://example.com/site.git", revision: "a".repeat(40), directory: "." };
  const mounts = { "/keys": { secretFiles: keys, readOnly: true }, "/site": { gitRepo: site } };
  const other = { "/other": { secretFiles: { a: "1" } }, "/docs": { gitRepo: { repository: "https://e.com/d" } } };
  const inputs = await inputsOf({
    containers: { web: { ...IMAGE, mounts }, side: { ...IMAGE, mounts: { ...mounts, ...other } } },
  });
  const volumeMounts = [
    { name: "secret-web-keys-010e6c", mountPath: "/keys", readOnly: true },
    { name: "clone-web-site-dbcf22", mountPath: "/site" },
  ];
  expect(inputs).toEqual({
    ...COMMON,
    containers: [
      { ...WEB, volumeMounts },
      {
        ...WEB,
        name: "side",
        volumeMounts: [
          ...volumeMounts,
          { name: "secret-side-other-cc4b09", mountPath: "/other" },
          { name: "clone-side-docs-55d4ca", mountPath: "/docs" },
        ],
      },
    ],
    volumes: [
      {
        name: "secret-web-keys-010e6c",
        secret: { "tls.key": base64("-----BEGIN KEY-----\nä"), "later.txt": base64("x") },
      },
      { name: "clone-web-site-dbcf22", gitRepo: site },
      { name: "secret-side-other-cc4b09", secret: { a: base64("1") } },
      { name: "clone-side-docs-55d4ca", gitRepo: { repository: "https://e.com/d" } },
    ],
  });
});

test("passwords, keys and files become secrets even if the program gives plain text", async () => {
  const secrets: string[] = [];
  const find = (value: unknown, path: string): void => {
    if (pulumi.runtime.isRpcSecret(value)) secrets.push(path);
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) find(item, path === "" ? key : `${path}.${key}`);
  };
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      find(inputs, "");
      return { id: `/mock/${name}`, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
  new ContainerGroup("site", {
    resourceGroup: "mine",
    containers: { web: { ...IMAGE, mounts: { "/keys": { secretFiles: { key: "s3cret" } } } } },
    registries: { "registry.example.com": { username: "robot", password: "s3cret" } },
    diagnostics: { logAnalytics: { workspaceId: WORKSPACE, workspaceKey: "a2V5" } },
  });
  await pulumi.runtime.disconnect();
  // Those of the component's own args, and those of the group.
  expect(secrets.sort()).toEqual(
    ["containers", "diagnostics", "registries", "diagnostics", "imageRegistryCredentials", "volumes"].sort(),
  );
});

describe("refused, named by the paths of the args", () => {
  test("arguments that do not exist, in every part", async () => {
    const args = {
      zone: "1",
      containers: {
        web: {
          ...IMAGE,
          probe: {},
          livenessProbe: { tcp: 1, httpGet: { port: 80, headers: {}, host: "x" } },
          capabilities: { plus: [] },
          mounts: {
            "/a": { emptyDir: "a", size: 1 },
            "/b": { gitRepo: { repository: "https://e.com/b", branch: "x" } },
          },
        },
      },
      dns: { nameServers: ["10.0.0.4"], domains: [] },
      registries: { "r.example.com": { username: "u", password: "p", token: "t" } },
      identity: { system: true, kind: "x" },
      diagnostics: { logAnalytics: { workspaceId: WORKSPACE, workspaceKey: "a2V5", key: "x" }, eventHub: 1 },
    } as unknown as ContainerGroupArgs;
    const lines = await refusals(args);
    expect(lines.map((line) => line.replace(/;.*/, "")).sort()).toEqual(
      [
        "zone",
        "containers.web.probe",
        'containers.web.mounts["/a"].size',
        'containers.web.mounts["/b"].gitRepo.branch',
        "containers.web.capabilities.plus",
        "containers.web.livenessProbe.tcp",
        "containers.web.livenessProbe.httpGet.host",
        'registries["r.example.com"].token',
        "dns.domains",
        "identity.kind",
        "diagnostics.eventHub",
        "diagnostics.logAnalytics.key",
      ]
        .map((path) => `${path}: is not an argument`)
        .sort(),
    );
  });

  test("arguments that init containers do not have, and names that JavaScript would move", async () => {
    const init = { ...IMAGE, ports: [80], cpu: 1, cpuLimit: 1, readinessProbe: {}, configMap: {}, wrong: 1 };
    const initContainers = { 7: init } as unknown as ContainerGroupArgs["initContainers"];
    expect(await refusals({ containers: { web: IMAGE }, initContainers })).toEqual([
      "initContainers.7.ports: is not an argument of an init container, which has ended before the group can be reached (Azure Container Instances)",
      "initContainers.7.cpu: is not an argument of an init container, which may use all CPU and memory of the group (Azure Container Instances)",
      "initContainers.7.cpuLimit: is not an argument of an init container, which may use all CPU and memory of the group (Azure Container Instances)",
      "initContainers.7.readinessProbe: is not an argument of an init container, which runs to completion and so has no probes (Azure Container Instances)",
      "initContainers.7.configMap: is not an argument of an init container: ARM gives it none (Azure Container Instances)",
      `initContainers.7.wrong: is not an argument; the arguments are image, command, env, secureEnv, references, mounts, ${SECURITY} (Berth)`,
      "initContainers.7: must not be a whole number: init containers run in the order in which they are written, and " +
        'JavaScript moves such names to the front; "step-7" would stay in its place (Berth)',
    ]);
  });

  test("mounts with no source and with two, a profile that is not JSON, an empty identity", async () => {
    const mounts = { "/a": {}, "/b": { emptyDir: "b", secretFiles: {} } } as never;
    const web = { ...IMAGE, mounts, seccompProfile: "e30=" };
    expect(await refusals({ containers: { web }, identity: {} })).toEqual([
      'containers.web.mounts["/a"]: must have exactly one of azureFiles, emptyDir, secretFiles, gitRepo, has none (Azure Container Instances)',
      'containers.web.mounts["/b"]: must have exactly one of azureFiles, emptyDir, secretFiles, gitRepo, has emptyDir and secretFiles (Azure Container Instances)',
      "containers.web.seccompProfile: must be a seccomp profile in JSON, as text (Berth)",
      "identity: must have userAssigned, or system: true, or both (Berth)",
    ]);
  });

  test("ACI's rules, by the paths of the args", async () => {
    const lines = await refusals({
      containers: {
        web: {
          ...IMAGE,
          cpuLimit: 0.5,
          memoryLimitInGB: 99,
          livenessProbe: { httpGet: { port: 70000, headers: { "a b": "x" } } },
          readinessProbe: { exec: [] },
        },
      },
      initContainers: { Init: { image: "http://x" } },
      registries: { "http://r": { username: "u", password: "p" } },
      identity: { userAssigned: ["nobody"] },
      dnsNameLabel: "UPPER",
    });
    expect(lines.map((line) => line.split(": ")[0]).sort()).toEqual([
      "containers.*.ports",
      "containers.web.cpuLimit",
      'containers.web.livenessProbe.httpGet.headers["a b"]',
      "containers.web.livenessProbe.httpGet.port",
      "containers.web.memoryLimitInGB",
      "containers.web.readinessProbe.exec",
      "dnsNameLabel",
      "identity.userAssigned[0]",
      "initContainers.Init",
      "initContainers.Init.image",
      'registries["http://r"]',
    ]);
  });
});
