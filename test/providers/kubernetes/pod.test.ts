import { changes, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { deploymentOf } from "../../../src/providers/kubernetes/manifests";
import { configMapsOf, secretsOf } from "../../../src/providers/kubernetes/settings";
import { outputsOf } from "../../../src/providers/kubernetes/view";
import { wanted } from "./support";

const model = models["berth:containerservice:Deployment"]!;
const LABELS = { "app.kubernetes.io/name": "web", "app.kubernetes.io/managed-by": "pulumi-berth" };
const object = (kind: string, name: string) => ({
  apiVersion: "v1",
  kind,
  metadata: { name, namespace: "shop", labels: LABELS },
});
const decoded = (text: string) => Buffer.from(text, "base64").toString("utf8");
const encoded = (text: string) => Buffer.from(text, "utf8").toString("base64");
/** Long lines of base64 may be wrapped. */
const broken = (text: string) => encoded(text).replace(/^..../, "$&\r\n");

const inputs = {
  initContainers: [
    {
      name: "setup",
      image: "busybox:1",
      command: ["cp", "$(HOME)", "/data"],
      environmentVariables: [{ name: "TOKEN", secureValue: "hunter2-token" }],
      volumeMounts: [{ name: "data", mountPath: "/data" }],
      securityContext: { runAsUser: 0, allowPrivilegeEscalation: false },
    },
  ],
  containers: [
    {
      name: "web",
      image: "registry.example.com/web:1",
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 1 }, limits: { cpu: 2 } },
      volumeMounts: [{ name: "keys", mountPath: "/keys", readOnly: true }],
      securityContext: { privileged: true, capabilities: { add: ["CAP_NET_ADMIN", "sys_time"], drop: ["all"] } },
      livenessProbe: { exec: { command: ["test", "-f", "$(FILE)"] }, initialDelaySeconds: 5, timeoutSeconds: 2 },
      readinessProbe: {
        httpGet: {
          path: "/ready",
          port: 8443,
          scheme: "https",
          httpHeaders: [{ name: "X-Probe", value: "$(no variable)" }, { name: "X-Empty" }],
        },
        initialDelaySeconds: 90,
        periodSeconds: 20,
        successThreshold: 3,
        failureThreshold: 4,
      },
      configMap: { keyValuePairs: { "app.conf": "a = $(b)", empty: "" } },
    },
    {
      name: "aside",
      image: "busybox:1",
      resources: { requests: { cpu: 0.1, memoryInGB: 0.5 }, limits: { memoryInGB: 1 } },
      configMap: { keyValuePairs: { other: "x" } },
    },
  ],
  volumes: [
    { name: "data", emptyDir: {} },
    { name: "keys", secret: { "tls.key": broken("hunter2-key"), none: "" } },
  ],
  imageRegistryCredentials: [
    { server: "registry.example.com", username: "team", password: "hunter2-password" },
    { server: "127.0.0.1:5000", username: "b", password: "p" },
  ],
  dnsConfig: {
    nameServers: ["10.1.0.4", "10.1.0.5"],
    searchDomains: "a.example.com  b.example.com",
    options: "ndots:2 rotate",
  },
};
const whole = wanted(inputs);

test("the pod", () => {
  const versions = { "web.env": "1", "web.config.web": "2" };
  const { minReadySeconds, progressDeadlineSeconds, template } = deploymentOf(whole, versions).spec!;
  expect({ minReadySeconds, progressDeadlineSeconds, template }).toEqual({
    minReadySeconds: 3,
    progressDeadlineSeconds: 750,
    template: {
      metadata: { labels: LABELS, annotations: { "pulumi-berth/secrets": "web.env=1,web.config.web=2" } },
      spec: {
        initContainers: [
          {
            name: "setup",
            image: "busybox:1",
            imagePullPolicy: "IfNotPresent",
            command: ["cp", "$$(HOME)", "/data"],
            env: [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "web.env", key: "setup.TOKEN" } } }],
            resources: { requests: { cpu: "600m", memory: "1536Mi" }, limits: { cpu: "600m", memory: "1536Mi" } },
            volumeMounts: [{ name: "data", mountPath: "/data", readOnly: false }],
            securityContext: { runAsUser: 0, allowPrivilegeEscalation: false },
          },
        ],
        containers: [
          {
            name: "web",
            image: "registry.example.com/web:1",
            imagePullPolicy: "IfNotPresent",
            env: [],
            ports: [{ containerPort: 80, protocol: "TCP" }],
            resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "1Gi" } },
            volumeMounts: [
              { name: "keys", mountPath: "/keys", readOnly: true },
              { name: "configmap-0", mountPath: "/mnt/configmap/web", readOnly: true },
            ],
            securityContext: { privileged: true, capabilities: { add: ["NET_ADMIN", "SYS_TIME"], drop: ["ALL"] } },
            livenessProbe: {
              exec: { command: ["test", "-f", "$$(FILE)"] },
              initialDelaySeconds: 5,
              timeoutSeconds: 2,
            },
            readinessProbe: {
              httpGet: {
                path: "/ready",
                port: 8443,
                scheme: "HTTPS",
                httpHeaders: [
                  { name: "X-Probe", value: "$(no variable)" },
                  { name: "X-Empty", value: "" },
                ],
              },
              initialDelaySeconds: 90,
              periodSeconds: 20,
              successThreshold: 3,
              failureThreshold: 4,
            },
            lifecycle: { preStop: { sleep: { seconds: 5 } } },
          },
          {
            name: "aside",
            image: "busybox:1",
            imagePullPolicy: "IfNotPresent",
            env: [],
            ports: [],
            resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "100m", memory: "1Gi" } },
            volumeMounts: [{ name: "configmap-1", mountPath: "/mnt/configmap/aside", readOnly: true }],
          },
        ],
        volumes: [
          { name: "data", emptyDir: {} },
          { name: "keys", secret: { secretName: "web.volume.keys" } },
          { name: "configmap-0", configMap: { name: "web.config.web" } },
          { name: "configmap-1", configMap: { name: "web.config.aside" } },
        ],
        imagePullSecrets: [{ name: "web.registries" }],
        dnsPolicy: "None",
        dnsConfig: {
          nameservers: ["10.1.0.4", "10.1.0.5"],
          searches: ["a.example.com", "b.example.com"],
          options: [{ name: "ndots", value: "2" }, { name: "rotate" }],
        },
        nodeSelector: { "kubernetes.io/os": "linux" },
        terminationGracePeriodSeconds: 30,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
      },
    },
  });
});

test("what the pod reads", () => {
  const [variables, registries, ...volumes] = secretsOf(whole);
  expect(variables).toEqual({
    ...object("Secret", "web.env"),
    type: "Opaque",
    data: { "setup.TOKEN": encoded("hunter2-token") },
  });
  const auths = JSON.parse(decoded(registries!.data![".dockerconfigjson"]!));
  expect([{ ...registries, data: {} }, auths]).toEqual([
    { ...object("Secret", "web.registries"), type: "kubernetes.io/dockerconfigjson", data: {} },
    {
      auths: {
        "registry.example.com": {
          username: "team",
          password: "hunter2-password",
          auth: encoded("team:hunter2-password"),
        },
        "127.0.0.1:5000": { username: "b", password: "p", auth: encoded("b:p") },
      },
    },
  ]);
  expect(volumes).toEqual([
    {
      ...object("Secret", "web.volume.keys"),
      type: "Opaque",
      data: { "tls.key": encoded("hunter2-key"), none: "" },
    },
  ]);
  expect(configMapsOf(whole)).toEqual([
    { ...object("ConfigMap", "web.config.web"), data: { "app.conf": "a = $(b)", empty: "" } },
    { ...object("ConfigMap", "web.config.aside"), data: { other: "x" } },
  ]);
});

test("no secret is outside the Secrets", () => {
  const rest = JSON.stringify([deploymentOf(whole, {}), configMapsOf(whole)]);
  for (const secret of ["hunter2", encoded("hunter2-key"), encoded("hunter2-password")])
    expect(rest).not.toContain(secret);
});

test("a volume for settings gets an unused name", () => {
  const taken = { ...inputs, volumes: [...inputs.volumes, { name: "configmap-0", emptyDir: {} }] };
  const pod = deploymentOf(wanted(taken), {}).spec!.template.spec!;
  expect(pod.volumes!.map(({ name }) => name)).toEqual([
    "data",
    "keys",
    "configmap-0",
    "configmap-x-0",
    "configmap-x-1",
  ]);
});

/** The inputs as they are read back. */
const live = (of = whole) => ({
  deployment: deploymentOf(of, {}),
  configMaps: configMapsOf(of),
  registries: secretsOf(of).find(({ metadata }) => metadata!.name === "web.registries"),
});
const outputs = (of = whole) => outputsOf(live(of), () => undefined);

test("what was compiled is read back", () => {
  const [web, aside] = inputs.containers;
  const [setup] = inputs.initContainers;
  expect(outputs()).toMatchObject({
    initContainers: [{ ...setup, environmentVariables: [{ name: "TOKEN" }] }],
    containers: [
      {
        ...web,
        ports: [{ port: 80, protocol: "TCP" }],
        resources: { requests: { cpu: 0.5, memoryInGB: 1 }, limits: { cpu: 2, memoryInGB: 1 } },
        securityContext: { privileged: true, capabilities: { add: ["NET_ADMIN", "SYS_TIME"], drop: ["ALL"] } },
        readinessProbe: {
          ...web!.readinessProbe,
          httpGet: {
            ...web!.readinessProbe!.httpGet,
            httpHeaders: [
              { name: "X-Probe", value: "$(no variable)" },
              { name: "X-Empty", value: "" },
            ],
          },
        },
      },
      { ...aside, resources: { requests: { cpu: 0.1, memoryInGB: 0.5 }, limits: { cpu: 0.1, memoryInGB: 1 } } },
    ],
    volumes: [
      { name: "data", emptyDir: {} },
      { name: "keys", secret: {} },
    ],
    imageRegistryCredentials: [
      { server: "registry.example.com", username: "team" },
      { server: "127.0.0.1:5000", username: "b" },
    ],
    dnsConfig: {
      nameServers: ["10.1.0.4", "10.1.0.5"],
      searchDomains: "a.example.com b.example.com",
      options: "ndots:2 rotate",
    },
  });
  expect(JSON.stringify(outputs())).not.toContain("hunter2");
});

const names = { resourceGroupName: "rg", resourceName: "aks", namespace: "shop", deploymentName: "web" };
const named: Record<string, unknown> = { ...names, ...inputs };
const id = model.id(named, "sub");

test("read back, nothing differs; imported, only what no one can read", () => {
  expect(inputsFromOutputs(model, { ...outputs(), id }, named)).toEqual(named);
  const paths = changes(model, inputsFromOutputs(model, { ...outputs(), id }), named).map(({ path }) => path);
  expect(paths).toEqual([
    "initContainers[0].environmentVariables",
    "volumes[1].secret",
    "imageRegistryCredentials[0].password",
    "imageRegistryCredentials[1].password",
  ]);
});

test("what others removed is missing", () => {
  const without = (more: object) =>
    inputsFromOutputs(model, { ...outputsOf({ ...live(), ...more }, () => undefined), id }, named);
  const paths = (more: object) => changes(model, named, without(more)).map(({ path }) => path);
  expect(paths({ configMaps: [] })).toEqual(["containers[0].configMap", "containers[1].configMap"]);
  expect(paths({ registries: undefined })).toEqual(["imageRegistryCredentials"]);
  const registries = { ...live().registries!, data: { ".dockerconfigjson": encoded("{") } };
  expect(paths({ registries })).toEqual(["imageRegistryCredentials"]);
});

test("the probe of a port is Berth's own, and no input", () => {
  const plain = wanted({
    containers: [{ ...inputs.containers[1], ports: [{ port: 80 }], configMap: { keyValuePairs: {} } }],
  });
  expect(outputs(plain).containers).toEqual([
    {
      name: "aside",
      image: "busybox:1",
      ports: [{ port: 80, protocol: "TCP" }],
      resources: { requests: { cpu: 0.1, memoryInGB: 0.5 }, limits: { cpu: 0.1, memoryInGB: 1 } },
    },
  ]);
});
