import fc from "fast-check";
import { unescaped } from "../../../src/providers/kubernetes/objects";
import { deploymentOf, serviceOf } from "../../../src/providers/kubernetes/manifests";
import { cpuOf, cpuQuantity, memoryInGBOf, memoryQuantity } from "../../../src/providers/kubernetes/quantities";
import { secretsOf } from "../../../src/providers/kubernetes/settings";
import { outputsOf } from "../../../src/providers/kubernetes/view";
import { wanted } from "./support";

const LABELS = { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "pulumi-berth" };
const place = { name: "web", namespace: "shop", labels: LABELS };
const resources = { requests: { cpu: 0.5, memoryInGB: 1.5 } };
const least = { containers: [{ name: "app", image: "busybox:1", resources }] };

const everything = {
  replicas: 3,
  osType: "Windows",
  containers: [
    {
      name: "web",
      image: "registry.example.com/web:1",
      command: ["run", "$(HOME) $HOME $$"],
      environmentVariables: [
        { name: "PLAIN", value: "a $(b)" },
        { name: "EMPTY", value: "" },
        { name: "SECRET", secureValue: "hunter2" },
      ],
      ports: [{ port: 53, protocol: "UDP" }, { port: 80 }, { port: 81, protocol: "TCP" }],
      resources,
      volumeMounts: [
        { name: "data", mountPath: "/data" },
        { name: "data", mountPath: "/again", readOnly: true },
        { name: "cache", mountPath: "/cache", readOnly: true },
      ],
      securityContext: { runAsUser: 0, runAsGroup: 0 },
    },
    {
      name: "aside",
      image: "busybox:1",
      resources: { requests: { cpu: 2, memoryInGB: 0.1 } },
      environmentVariables: [{ name: "SECRET", secureValue: "other" }],
    },
  ],
  volumes: [
    { name: "data", azureFile: { shareName: "share", storageAccountName: "acct", readOnly: true } },
    { name: "cache", emptyDir: {} },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80 }, { port: 53, protocol: "UDP" }], dnsNameLabel: "shop" },
};
const NODE = { data: { nodePath: "/berth/volumes/x/_data" } };
const KEY = { data: { key: "a2V5" } };

test("the least", () => {
  expect(deploymentOf(wanted(least), {})).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { ...place, annotations: {} },
    spec: {
      replicas: 1,
      selector: { matchLabels: LABELS },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "25%" } },
      minReadySeconds: 3,
      progressDeadlineSeconds: 600,
      template: {
        metadata: { labels: LABELS, annotations: {} },
        spec: {
          containers: [
            {
              name: "app",
              image: "busybox:1",
              imagePullPolicy: "IfNotPresent",
              env: [],
              ports: [],
              resources: { requests: { cpu: "500m", memory: "1536Mi" }, limits: { cpu: "500m", memory: "1536Mi" } },
              volumeMounts: [],
            },
          ],
          volumes: [],
          nodeSelector: { "kubernetes.io/os": "linux" },
          terminationGracePeriodSeconds: 30,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
        },
      },
    },
  });
  expect(secretsOf(wanted(least))).toEqual([]);
  expect(serviceOf(wanted(least))).toBeUndefined();
});

test("a Deployment that is there keeps its selector, which Kubernetes lets nobody change", () => {
  const selector = { matchLabels: { "app.kubernetes.io/name": "web" } };
  const fresh = deploymentOf(wanted(least), {});
  const live = { ...fresh, spec: { ...fresh.spec!, selector, replicas: 7 } };
  expect(deploymentOf(wanted(least), {}, live)).toEqual({ ...fresh, spec: { ...fresh.spec!, selector } });
});

test("everything, with a share that nodes see", () => {
  const whole = wanted(everything, NODE);
  expect(deploymentOf(whole, { "web.env": "17" })).toEqual({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
      ...place,
      annotations: {
        "pulumi-berth/azure-files":
          '{"data":{"shareName":"share","storageAccountName":"acct","readOnly":true,"readOnlyMounts":["web:/data"]}}',
      },
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: LABELS },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "25%" } },
      minReadySeconds: 3,
      progressDeadlineSeconds: 600,
      template: {
        metadata: { labels: LABELS, annotations: { "pulumi-berth/secrets": "web.env=17" } },
        spec: {
          containers: [
            {
              name: "web",
              image: "registry.example.com/web:1",
              imagePullPolicy: "IfNotPresent",
              command: ["run", "$$(HOME) $HOME $$$"],
              env: [
                { name: "PLAIN", value: "a $$(b)" },
                { name: "EMPTY", value: "" },
                { name: "SECRET", valueFrom: { secretKeyRef: { name: "web.env", key: "web.SECRET" } } },
              ],
              ports: [
                { containerPort: 53, protocol: "UDP" },
                { containerPort: 80, protocol: "TCP" },
                { containerPort: 81, protocol: "TCP" },
              ],
              resources: { requests: { cpu: "500m", memory: "1536Mi" }, limits: { cpu: "500m", memory: "1536Mi" } },
              volumeMounts: [
                { name: "data", mountPath: "/data", readOnly: true },
                { name: "data", mountPath: "/again", readOnly: true },
                { name: "cache", mountPath: "/cache", readOnly: true },
              ],
              securityContext: { runAsUser: 0, runAsGroup: 0 },
              readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 2, failureThreshold: 3, timeoutSeconds: 1 },
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
            },
            {
              name: "aside",
              image: "busybox:1",
              imagePullPolicy: "IfNotPresent",
              env: [{ name: "SECRET", valueFrom: { secretKeyRef: { name: "web.env", key: "aside.SECRET" } } }],
              ports: [],
              resources: { requests: { cpu: "2", memory: "107374182" }, limits: { cpu: "2", memory: "107374182" } },
              volumeMounts: [],
            },
          ],
          volumes: [
            { name: "data", hostPath: { path: "/berth/volumes/x/_data", type: "Directory" } },
            { name: "cache", emptyDir: {} },
          ],
          nodeSelector: { "kubernetes.io/os": "windows" },
          terminationGracePeriodSeconds: 30,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
        },
      },
    },
  });
  expect(secretsOf(whole)).toEqual([
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { ...place, name: "web.env" },
      type: "Opaque",
      data: { "web.SECRET": "aHVudGVyMg==", "aside.SECRET": "b3RoZXI=" },
    },
  ]);
});

test("a share that the CSI driver mounts", () => {
  const whole = wanted(everything, KEY);
  const { metadata, spec } = deploymentOf(whole, {});
  expect(metadata?.annotations).toEqual({
    "pulumi-berth/azure-files": '{"data":{"shareName":"share","storageAccountName":"acct","readOnly":true}}',
  });
  expect(spec?.template.spec?.volumes?.[0]).toEqual({
    name: "data",
    csi: {
      driver: "file.csi.azure.com",
      readOnly: true,
      volumeAttributes: { secretName: "web.volume.data", shareName: "share" },
    },
  });
  expect(spec?.template.spec?.containers[0]?.volumeMounts?.[0]).toEqual({
    name: "data",
    mountPath: "/data",
    readOnly: false,
  });
  expect(secretsOf(whole)[1]).toEqual({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { ...place, name: "web.volume.data" },
    type: "Opaque",
    data: { azurestorageaccountname: "YWNjdA==", azurestorageaccountkey: "YTJWNQ==" },
  });
});

test("Services", () => {
  expect(serviceOf(wanted(everything))).toEqual({
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...place, annotations: { "service.beta.kubernetes.io/azure-dns-label-name": "shop" } },
    spec: {
      type: "LoadBalancer",
      selector: LABELS,
      ports: [
        { name: "tcp-80", port: 80, protocol: "TCP", targetPort: 80 },
        { name: "udp-53", port: 53, protocol: "UDP", targetPort: 53 },
      ],
    },
  });
  expect(serviceOf(wanted({ ...everything, ipAddress: undefined }))).toEqual({
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...place, annotations: {} },
    spec: {
      type: "ClusterIP",
      selector: LABELS,
      ports: [
        { name: "udp-53", port: 53, protocol: "UDP", targetPort: 53 },
        { name: "tcp-80", port: 80, protocol: "TCP", targetPort: 80 },
        { name: "tcp-81", port: 81, protocol: "TCP", targetPort: 81 },
      ],
    },
  });
});

test("no wait where probes watch all containers", () => {
  const watched = wanted({ containers: [{ ...least.containers[0], ports: [{ port: 80 }] }] });
  expect(deploymentOf(watched, {}).spec?.minReadySeconds).toBe(0);
});

test.each([
  ["nodes", NODE],
  ["the CSI driver", KEY],
])("what was compiled is read back, the share mounted by %s", (_, shares) => {
  const whole = wanted(everything, shares);
  const live = { ...deploymentOf(whole, {}), status: { readyReplicas: 2 } };
  const service = { ...serviceOf(whole), status: { loadBalancer: { ingress: [{ ip: "203.0.113.7" }] } } };
  const [web, aside] = everything.containers;
  expect(outputsOf({ deployment: live, service }, (label) => `${label}.westeurope.cloudapp.azure.com`)).toEqual({
    name: "web",
    type: "Microsoft.ContainerService/managedClusters/namespaces/deployments",
    namespace: "shop",
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "0" } },
    replicas: 3,
    readyReplicas: 2,
    osType: "Windows",
    containers: [
      {
        ...web,
        resources: { ...resources, limits: resources.requests },
        environmentVariables: [{ name: "PLAIN", value: "a $(b)" }, { name: "EMPTY", value: "" }, { name: "SECRET" }],
        ports: [
          { port: 53, protocol: "UDP" },
          { port: 80, protocol: "TCP" },
          { port: 81, protocol: "TCP" },
        ],
      },
      {
        ...aside,
        resources: { ...aside!.resources, limits: aside!.resources.requests },
        environmentVariables: [{ name: "SECRET" }],
      },
    ],
    volumes: everything.volumes,
    ipAddress: {
      type: "Public",
      ports: [
        { port: 80, protocol: "TCP" },
        { port: 53, protocol: "UDP" },
      ],
      dnsNameLabel: "shop",
      ip: "203.0.113.7",
      fqdn: "shop.westeurope.cloudapp.azure.com",
    },
    serviceName: "web",
  });
});

test("settings of others are read unchanged", () => {
  const live = deploymentOf(wanted(least), {});
  const pod = live.spec!.template.spec!;
  pod.containers[0]!.args = ["more"];
  pod.containers[0]!.resources = {};
  pod.volumes = [{ name: "secret", secret: { secretName: "s" } }];
  live.metadata!.annotations = { "pulumi-berth/azure-files": "{" };
  expect(outputsOf({ deployment: live }, () => undefined)).toMatchObject({
    readyReplicas: 0,
    containers: [{ name: "app", image: "busybox:1", command: ["more"], resources: { requests: {} } }],
    volumes: [{ name: "secret" }],
  });
});

/** Text as Kubernetes reads it: `$(NAME)` is a variable, `$$` is `$`. */
function expanded(text: string): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (found) => (found === "$$" ? "$" : "EXPANDED"));
}

test("every text keeps its meaning in a pod", () => {
  const text = fc.stringMatching(/^[$()A ]{0,12}$/);
  fc.assert(
    fc.property(text, (value) => {
      const container = { ...least.containers[0], command: ["x", value] };
      const written = deploymentOf(wanted({ containers: [container] }), {}).spec!.template.spec!.containers[0]!
        .command![1]!;
      expect([expanded(written), unescaped(written)]).toEqual([value, value]);
    }),
  );
});

test("CPU and memory come back as they were", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (cpu, memory) => {
      expect(cpuOf(cpuQuantity(cpu / 1000))).toBe(cpu / 1000);
      expect(memoryInGBOf(memoryQuantity(memory / 100))).toBe(memory / 100);
    }),
  );
});

test.each([
  ["1", 1],
  ["1500m", 1.5],
  ["0.25", 0.25],
  ["2e3", 2000],
  ["1k", 1000],
  ["", undefined],
  ["many", undefined],
  [undefined, undefined],
])("CPU %s", (quantity, cpu) => {
  expect(cpuOf(quantity)).toBe(cpu);
});

test.each([
  ["1Gi", 1],
  ["512Mi", 0.5],
  ["1073741824", 1],
  ["1G", 0.931323],
  ["128974848000m", 0.120117],
])("memory %s", (quantity, memoryInGB) => {
  expect(memoryInGBOf(quantity)).toBe(memoryInGB);
});
