import { changes, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { check } from "../../../src/model/models";
import { container, describeRows } from "../support";

const deployment = models["berth:containerservice:Deployment"]!;
const app = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  containers: [container()],
  ...more,
});
const appOf = (overrides: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  app({ containers: [container(overrides)], ...more });
const requests = { cpu: 1, memoryInGB: 1 };
const gpu = { count: 1, sku: "V100" };
const base64 = (bytes: number) => Buffer.alloc(bytes).toString("base64");
const init = { name: "setup", image: "busybox:1" };
const login = { server: "registry.example.com", username: "team", password: "hunter2" };

const NODES = "is only for container groups: pods run on the nodes of the cluster's pools";
const INPUTS = "is only for container groups: Berth makes a Deployment only from the Deployment's own inputs";
const IDENTITY = "is only for container groups: pods have the identities of the cluster's nodes";
const VAULT = "is only for container groups: a pod cannot ask a key vault";
const GPU =
  "is only for container groups: the vmSize of a node pool chooses the GPUs of its nodes, and a device plugin assigns them to pods; a count and a sku are not enough for that";
const SECCOMP =
  "is only for container groups: Kubernetes takes the name of a profile file on the node, not the text of a profile";
const PULLED =
  "is only for container groups: the nodes pull images with the kubelet's identity; attach the registry to the cluster, or give username and password";
const refusedVariable = [{ name: "A", secureValueReference: "r" }];
const seccomp = { seccompProfile: "e30=" };

describeRows("what only a group has", deployment, [
  [
    "as a whole",
    app({
      confidentialComputeProperties: {},
      containerGroupName: "web",
      containerGroupProfile: {},
      diagnostics: {},
      encryptionProperties: {},
      extensions: [],
      identity: {},
      identityAcls: {},
      isolation: "runsc",
      location: "westeurope",
      priority: "Spot",
      restartPolicy: "Never",
      secretReferences: [],
      sku: "Confidential",
      standbyPoolProfile: {},
      subnetIds: [],
      tags: { a: "b" },
      zones: ["1"],
    }),
    [
      `confidentialComputeProperties: ${NODES} (Kubernetes)`,
      "containerGroupName: is only for container groups; a Deployment has deploymentName (Kubernetes)",
      `containerGroupProfile: ${INPUTS} (Kubernetes)`,
      "diagnostics: is only for container groups: the cluster collects the logs of pods (Kubernetes)",
      "encryptionProperties: is only for container groups: pods use the disks of the cluster's nodes (Kubernetes)",
      "extensions: is only for container groups: a cluster has its own extensions (Kubernetes)",
      `identity: ${IDENTITY} (Kubernetes)`,
      `identityAcls: ${IDENTITY} (Kubernetes)`,
      `isolation: ${NODES} (Kubernetes)`,
      "location: has no meaning in a cluster: a Deployment runs where its cluster is (Kubernetes)",
      `priority: ${NODES}; a Spot pool is cheaper (Kubernetes)`,
      "restartPolicy: has no meaning in a Deployment: Kubernetes restarts its containers whatever their exit code (Kubernetes)",
      `secretReferences: ${VAULT} (Kubernetes)`,
      `sku: ${NODES} (Kubernetes)`,
      `standbyPoolProfile: ${INPUTS} (Kubernetes)`,
      `subnetIds: ${NODES}, which are in its subnets (Kubernetes)`,
      "tags: has no meaning in a cluster: only ARM resources have tags (Kubernetes)",
      `zones: ${NODES}, which have zones (Kubernetes)`,
    ],
  ],
  [
    "in containers",
    appOf(
      {
        environmentVariables: refusedVariable,
        resources: { requests: { ...requests, gpu }, limits: { gpu } },
        securityContext: seccomp,
      },
      { initContainers: [{ ...init, environmentVariables: refusedVariable, securityContext: seccomp }] },
    ),
    [
      `containers[0].resources.requests.gpu: ${GPU} (Berth)`,
      `containers[0].resources.limits.gpu: ${GPU} (Berth)`,
      `containers[0].environmentVariables[0].secureValueReference: ${VAULT}; use secureValue (Berth)`,
      `containers[0].securityContext.seccompProfile: ${SECCOMP} (Berth)`,
      `initContainers[0].environmentVariables[0].secureValueReference: ${VAULT}; use secureValue (Berth)`,
      `initContainers[0].securityContext.seccompProfile: ${SECCOMP} (Berth)`,
    ],
  ],
  [
    "around them",
    appOf(
      { ports: [{ port: 80 }] },
      {
        volumes: [
          { name: "clone", gitRepo: { repository: "https://example.com/team/app" } },
          { name: "vault", secretReference: { file: "r" } },
          {
            name: "share",
            azureFile: { shareName: "share", storageAccountName: "acct", storageAccountKeyReference: "r" },
          },
        ],
        imageRegistryCredentials: [
          { server: "a.example.com", identity: "id", identityUrl: "https://id" },
          { server: "b.example.com", username: "u", passwordReference: "r" },
        ],
        ipAddress: {
          type: "Public",
          ports: [{ port: 80 }],
          ip: "20.0.0.1",
          autoGeneratedDomainNameLabelScope: "Noreuse",
        },
      },
    ),
    [
      "volumes[0].gitRepo: is only for container groups: Kubernetes has disabled gitRepo volumes in version 1.33; clone into an emptyDir, with an init container whose image has git (Berth)",
      `volumes[1].secretReference: ${VAULT}; use secret (Berth)`,
      `volumes[2].azureFile.storageAccountKeyReference: ${VAULT}; leave it out, and Berth asks ARM for the key (Berth)`,
      `imageRegistryCredentials[0].identity: ${PULLED} (Berth)`,
      `imageRegistryCredentials[0].identityUrl: ${PULLED} (Berth)`,
      `imageRegistryCredentials[1].passwordReference: ${VAULT}; use password (Berth)`,
      "ipAddress.ip: is not an input of a Deployment: the load balancer gets an address, which is an output (Berth)",
      "ipAddress.autoGeneratedDomainNameLabelScope: is only for container groups: the label of a load balancer's address is used as it is (Berth)",
    ],
  ],
]);

describeRows("what pods are free of", deployment, [
  ["limits above all requests together", appOf({ resources: { requests, limits: { cpu: 8, memoryInGB: 64 } } }), []],
  [
    "rights without a sku",
    appOf({ securityContext: { privileged: true, capabilities: { add: ["cap_net_admin"] } } }),
    [],
  ],
]);

describeRows("what pods are bound to", deployment, [
  [
    "limits below the requests",
    appOf({ resources: { requests, limits: { cpu: 0.5 } } }),
    ["containers[0].resources.limits.cpu: 0.5 must be at least what the container requests, which is 1 (Kubernetes)"],
  ],
  [
    "privileged, but without escalation",
    app({
      initContainers: [{ ...init, securityContext: { privileged: true, allowPrivilegeEscalation: false } }],
    }),
    [
      "initContainers[0].securityContext.allowPrivilegeEscalation: false must not be false beside privileged: true (Kubernetes)",
    ],
  ],
  [
    "init containers",
    app({ initContainers: [{ ...init, name: "web", resources: {} }] }),
    [
      "initContainers[0].resources: must not be given: an init container may use all that the group's containers request together (Kubernetes)",
      'initContainers[0].name: "web" must be unique in the pod; containers[0].name is the same (Kubernetes)',
    ],
  ],
  [
    "probes",
    appOf({
      livenessProbe: { exec: { command: ["true"] }, successThreshold: 2 },
      readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: "X_Custom", value: "a" }] } },
    }),
    [
      "containers[0].livenessProbe.successThreshold: 2 must be 1 in a liveness probe (Kubernetes)",
      'containers[0].readinessProbe.httpGet.httpHeaders[0].name: "X_Custom" must be the name of an HTTP header: letters, digits and hyphens (Kubernetes)',
    ],
  ],
  [
    "names of files",
    appOf({ configMap: { keyValuePairs: { "a b": "" } } }, { volumes: [{ name: "keys", secret: { "..a": "" } }] }),
    [
      'containers[0].configMap.keyValuePairs["a b"]: must be named as a file: 1 to 253 letters, digits, ., - and _, not . and no .. first (Kubernetes)',
      'volumes[0].secret["..a"]: must be named as a file: 1 to 253 letters, digits, ., - and _, not . and no .. first (Kubernetes)',
    ],
  ],
  [
    "as much as fits into files",
    appOf(
      { configMap: { keyValuePairs: { a: "x".repeat(1048575), b: "x" } } },
      { volumes: [{ name: "keys", secret: { a: base64(1048575), b: base64(1) } }] },
    ),
    [],
  ],
  [
    "more than fits into files",
    appOf(
      { configMap: { keyValuePairs: { a: "x".repeat(1048575), b: "é" } } },
      { volumes: [{ name: "keys", secret: { a: base64(1048575), b: base64(2) } }] },
    ),
    [
      "containers[0].configMap.keyValuePairs: must be files of at most 1048576 bytes together, are 1048577 (Kubernetes)",
      "volumes[0].secret: must be files of at most 1048576 bytes together, are 1048577 (Kubernetes)",
    ],
  ],
  [
    "a volume of nothing",
    app({ volumes: [{ name: "data" }] }),
    ["volumes[0]: must have exactly one of azureFile, emptyDir and secret, has none (Kubernetes)"],
  ],
  [
    "registries",
    app({
      imageRegistryCredentials: [
        login,
        { ...login, server: "Registry.example.com" },
        { server: "a.example.com" },
        { server: "b.example.com", username: "u" },
        { server: "https://c.example.com", username: "u", password: "hunter2" },
      ],
    }),
    [
      "imageRegistryCredentials[2]: must have username and password (Kubernetes)",
      "imageRegistryCredentials[3]: must have a password beside the username (Kubernetes)",
      'imageRegistryCredentials[4].server: "https://c.example.com" must not have a scheme: write the registry\'s host name, and perhaps a port: registry.example.com:5000 (Kubernetes)',
      'imageRegistryCredentials[1].server: "registry.example.com" must be unique in the pod; imageRegistryCredentials[0].server is the same (Kubernetes)',
    ],
  ],
  ["three name servers", app({ dnsConfig: { nameServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3"] } }), []],
  [
    "names",
    app({ dnsConfig: { nameServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "::1"], options: "NDOTS" } }),
    [
      'dnsConfig.nameServers[3]: "::1" must be an IPv4 address (Kubernetes)',
      'dnsConfig.options: "NDOTS" must be options such as ndots:2 with spaces between (Kubernetes)',
      "dnsConfig.nameServers: must be at most 3 addresses, are 4 (Kubernetes)",
    ],
  ],
]);

test("no problem shows a secret", () => {
  const wrong = app({
    volumes: [{ name: "keys", secret: { a: "hunter2!" }, emptyDir: {} }],
    imageRegistryCredentials: [{ ...login, username: "" }],
  });
  expect(check(deployment, wrong)).toHaveLength(3);
  expect(JSON.stringify(check(deployment, wrong))).not.toContain("hunter2");
});

test("different spellings mean the same", () => {
  const plain = app({
    containers: [
      container({
        readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: "X-A" }] } },
        securityContext: { capabilities: { drop: ["ALL"] } },
      }),
    ],
    dnsConfig: { nameServers: ["10.0.0.1"], searchDomains: "a.example.com b.example.com" },
    imageRegistryCredentials: [login],
  });
  const spelt = app({
    containers: [
      container({
        resources: { requests, limits: requests },
        readinessProbe: {
          httpGet: { port: 80, path: "", scheme: "HTTP", httpHeaders: [{ name: "X-A", value: "" }] },
          periodSeconds: 10,
          timeoutSeconds: 1,
          failureThreshold: 3,
          successThreshold: 1,
          initialDelaySeconds: 0,
        },
        securityContext: { capabilities: { drop: ["all"] }, privileged: false, allowPrivilegeEscalation: true },
      }),
    ],
    dnsConfig: { nameServers: ["10.0.0.1"], searchDomains: " a.example.com\tb.example.com " },
    imageRegistryCredentials: [{ ...login, server: "Registry.Example.com" }],
  });
  expect(changes(deployment, plain, spelt)).toEqual([]);
  expect(changes(deployment, spelt, plain)).toEqual([]);
});

test("no property of the pods replaces", () => {
  const news = appOf(
    { resources: { requests, limits: { cpu: 2 } } },
    { initContainers: [init], dnsConfig: { nameServers: ["10.0.0.1"] }, imageRegistryCredentials: [login] },
  );
  expect(changes(deployment, app(), news)).toEqual([
    { path: "containers[0].resources.limits", kind: "add", replace: false },
    { path: "initContainers", kind: "add", replace: false },
    { path: "dnsConfig", kind: "add", replace: false },
    { path: "imageRegistryCredentials", kind: "add", replace: false },
  ]);
});

test("limits that the program has left out are no drift, others are", () => {
  const seen = (limits: object) => ({
    ...appOf({ resources: { requests, limits } }),
    id: deployment.id(app({ deploymentName: "web" }), "sub"),
  });
  const inputs = app({ deploymentName: "web" });
  expect(inputsFromOutputs(deployment, seen(requests), inputs)).toEqual(inputs);
  expect(changes(deployment, inputsFromOutputs(deployment, seen({ cpu: 2, memoryInGB: 1 }), inputs), inputs)).toEqual([
    { path: "containers[0].resources.limits", kind: "delete", replace: false },
  ]);
});
