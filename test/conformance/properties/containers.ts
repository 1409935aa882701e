import { type Place, profile } from "../scenes";
import { type Alone, ofBoth, type Row } from "../table";

/** What containers and init containers are made of. */
export function containerRows(place: Place): Row[] {
  const sceneOf = (list: string) => (list === "containers[]" ? "app" : "init");
  return [
    {
      azure: "The container's name in the group.",
      fate: "honoured",
      local: "A label, and the end of the container's name in the engine.",
      properties: { "containers[].name": { scene: "app", other: "renamed" } },
    },
    {
      azure: "The init container's name in the group. They run one after the other, in their order, before all others.",
      fate: "honoured",
      local: "The same, each with all that the group requests.",
      properties: { "initContainers[].name": { scene: "init", other: "renamed" } },
    },
    ...ofBoth((list) => ({
      azure: "What runs in it.",
      fate: "honoured",
      local: "The engine's image of that name, pulled if it is missing.",
      properties: { [`${list}.image`]: { scene: sceneOf(list), other: place.images[1] } },
    })),
    ...ofBoth((list) => ({
      azure: "Runs instead of the image's ENTRYPOINT and CMD.",
      fate: "honoured",
      local: "The same.",
      properties: {
        [`${list}.command[]`]:
          list === "containers[]"
            ? { scene: "app", at: "containers[0].command[1]", other: "3601" }
            : { scene: "init", other: "pwd" },
      },
    })),
    ...ofBoth((list) => ({
      azure: "Its environment variables.",
      fate: "honoured",
      local: "The same.",
      properties: {
        [`${list}.environmentVariables[].name`]: { scene: sceneOf(list), other: "RENAMED" },
        [`${list}.environmentVariables[].value`]: { scene: sceneOf(list), other: "two" },
      },
    })),
    ...ofBoth((list) => ({
      azure: "An environment variable that nobody reads back.",
      fate: "honoured",
      local:
        "Never returned. It is in the container's settings, which whoever may use the engine reads (`docker inspect`).",
      properties: {
        [`${list}.environmentVariables[].secureValue`]: {
          scene: sceneOf(list),
          at: `${list.replace("[]", "[0]")}.environmentVariables[1].secureValue`,
          other: "hunter-two",
        },
      },
    })),
    ...ofBoth((list) => ({
      azure: "An environment variable from a key vault.",
      fate: "refused",
      local: "The engine cannot ask a key vault. Use `secureValue`.",
      properties: {
        [`${list}.environmentVariables[].secureValueReference`]: {
          scene: "references",
          value: "key",
          beside: { [`${list.replace("[]", "[0]")}.environmentVariables[0].name`]: "VAULTED" },
          other: "other",
        },
      },
    })),
    {
      azure: "Declares a port, so that the group's address may have it.",
      fate: "honoured",
      local: "The same. Containers of a group reach each other's ports over localhost, declared or not.",
      properties: {
        "containers[].ports[].port": { scene: "app", at: "containers[0].ports[2].port", other: 9001 },
        "containers[].ports[].protocol": { scene: "app", at: "containers[0].ports[2].protocol", other: "UDP" },
      },
    },
    {
      azure: "What the container is given for sure.",
      fate: "honoured",
      local: "The engine's shares of CPU and its reservation of memory: what it gets when others want more as well.",
      properties: {
        "containers[].resources.requests.cpu": { scene: "app", other: 0.6 },
        "containers[].resources.requests.memoryInGB": { scene: "app", other: 0.6 },
      },
    },
    {
      azure: "The most that it may use.",
      fate: "honoured",
      local: "The engine's limits, without swap.",
      properties: {
        "containers[].resources.limits.cpu": { scene: "app", other: 1 },
        "containers[].resources.limits.memoryInGB": { scene: "app", other: 1 },
      },
    },
    {
      azure: "GPUs, which Azure has retired.",
      fate: "refused",
      local: "The engine gives containers no GPUs.",
      properties: Object.fromEntries(
        ["requests", "limits"].flatMap((kind): [string, Alone][] => {
          const at = `containers[0].resources.${kind}.gpu`;
          return [
            [`containers[].resources.${kind}.gpu.count`, gpu(2, 4, { [`${at}.sku`]: "V100" })],
            [`containers[].resources.${kind}.gpu.sku`, gpu("V100", "P100", { [`${at}.count`]: 2 })],
          ];
        }),
      ),
    },
    {
      azure: "Files in `/mnt/configmap/<container>`. Changes are applied live.",
      fate: "honoured",
      local: "The same files, from a volume of the engine. A change restarts the group.",
      properties: { "containers[].configMap.keyValuePairs": { scene: "app", other: { "app.txt": "two" } } },
    },
    ...ofBoth((list) => ({
      azure: "Where the group's volumes are in it.",
      fate: "honoured",
      local: "The same. Secret volumes are read-only always.",
      properties: {
        [`${list}.volumeMounts[].name`]: { scene: "init", other: "other-files" },
        [`${list}.volumeMounts[].mountPath`]: { scene: "init", other: "/elsewhere" },
        [`${list}.volumeMounts[].readOnly`]: { scene: "init", other: false },
      },
    })),
    ...ofBoth((list) => ({
      azure: "The user that its programs run as.",
      fate: "honoured",
      local: "The same.",
      properties: {
        [`${list}.securityContext.runAsUser`]: { scene: "rights", other: 2000 },
        [`${list}.securityContext.runAsGroup`]: { scene: "rights", other: 2001 },
      },
    })),
    ...ofBoth((list) => ({
      azure: "All rights on its machine. Needs sku `Confidential`.",
      fate: "honoured",
      local: "A privileged container of the engine: all rights on this machine.",
      properties: {
        [`${list}.securityContext.privileged`]: { scene: "rights", at: second(list, "privileged"), other: false },
      },
    })),
    ...ofBoth((list) => ({
      azure: "What its programs may do.",
      fate: "honoured",
      local: "The engine's settings of the same names: `no-new-privileges`, capabilities, seccomp.",
      properties: {
        [`${list}.securityContext.allowPrivilegeEscalation`]: { scene: "rights", other: true },
        [`${list}.securityContext.capabilities.add[]`]: { scene: "rights", other: "SYS_TIME" },
        [`${list}.securityContext.capabilities.drop[]`]: { scene: "rights", other: "KILL" },
        [`${list}.securityContext.seccompProfile`]: {
          scene: "rights",
          at: `${list.replace("[]", "[2]")}.securityContext.seccompProfile`,
          other: profile("chmod"),
        },
      },
    })),
    probeRow("livenessProbe", "Restarts the container when it fails, after growing delays; not with policy `Never`."),
    probeRow("readinessProbe", "Tells when the container is ready. `pulumi up` waits for it."),
  ];
}

const second = (list: string, key: string) => `${list.replace("[]", "[1]")}.securityContext.${key}`;

const gpu = (value: unknown, other: unknown, beside: Record<string, unknown>): Alone => ({
  scene: "references",
  value,
  beside,
  other,
});

function probeRow(kind: "livenessProbe" | "readinessProbe", azure: string): Row {
  const http = (key: string, other: unknown): [string, Alone] => {
    const path = `httpGet.${key.replace("[0]", "[]")}`;
    return [`containers[].${kind}.${path}`, { scene: "probes", at: `containers[1].${kind}.httpGet.${key}`, other }];
  };
  const number = (key: string, other: number): [string, Alone] => [
    `containers[].${kind}.${key}`,
    { scene: "probes", other },
  ];
  return {
    azure,
    fate: "honoured",
    local: "The same, by the supervisor: a process of Berth's own on this machine.",
    properties: Object.fromEntries([
      [
        `containers[].${kind}.exec.command[]`,
        { scene: "probes", at: `containers[0].${kind}.exec.command[1]`, other: "/two" },
      ],
      http("path", "/other"),
      http("port", 8081),
      http("scheme", "https"),
      http("httpHeaders[0].name", "X-Other"),
      http("httpHeaders[0].value", "two"),
      number("initialDelaySeconds", 2),
      number("periodSeconds", 20),
      number("failureThreshold", 4),
      kind === "readinessProbe"
        ? number("successThreshold", 3)
        : [`containers[].${kind}.successThreshold`, { scene: "probes", other: 2, only: true }],
      number("timeoutSeconds", 3),
    ]),
  };
}
