import { type Place, profile } from "../scenes";
import { type Alone, ofBoth, type Changes } from "../table";

/** The properties of containers and init containers. */
export function containerChanges(place: Place): Changes[] {
  const sceneOf = (list: string) => (list === "containers[]" ? "app" : "init");
  return [
    { "containers[].name": { scene: "app", other: "renamed" } },
    { "initContainers[].name": { scene: "init", other: "renamed" } },
    ...ofBoth((list) => ({ [`${list}.image`]: { scene: sceneOf(list), other: place.images[1] } })),
    ...ofBoth((list) => ({
      [`${list}.command[]`]:
        list === "containers[]"
          ? { scene: "app", at: "containers[0].command[1]", other: "3601" }
          : { scene: "init", other: "pwd" },
    })),
    ...ofBoth((list) => ({
      [`${list}.environmentVariables[].name`]: { scene: sceneOf(list), other: "RENAMED" },
      [`${list}.environmentVariables[].value`]: { scene: sceneOf(list), other: "two" },
    })),
    ...ofBoth((list) => ({
      [`${list}.environmentVariables[].secureValue`]: {
        scene: sceneOf(list),
        at: `${list.replace("[]", "[0]")}.environmentVariables[1].secureValue`,
        other: "hunter-two",
      },
    })),
    ...ofBoth((list) => ({
      [`${list}.environmentVariables[].secureValueReference`]: {
        scene: "references",
        value: "key",
        beside: { [`${list.replace("[]", "[0]")}.environmentVariables[0].name`]: "VAULTED" },
        other: "other",
      },
    })),
    {
      "containers[].ports[].port": { scene: "app", at: "containers[0].ports[2].port", other: 9001 },
      "containers[].ports[].protocol": { scene: "app", at: "containers[0].ports[2].protocol", other: "UDP" },
    },
    {
      "containers[].resources.requests.cpu": { scene: "app", other: 0.6 },
      "containers[].resources.requests.memoryInGB": { scene: "app", other: 0.6 },
    },
    {
      "containers[].resources.limits.cpu": { scene: "app", other: 1 },
      "containers[].resources.limits.memoryInGB": { scene: "app", other: 1 },
    },
    Object.fromEntries(
      ["requests", "limits"].flatMap((kind): [string, Alone][] => {
        const at = `containers[0].resources.${kind}.gpu`;
        return [
          [`containers[].resources.${kind}.gpu.count`, gpu(2, 4, { [`${at}.sku`]: "V100" })],
          [`containers[].resources.${kind}.gpu.sku`, gpu("V100", "P100", { [`${at}.count`]: 2 })],
        ];
      }),
    ),
    { "containers[].configMap.keyValuePairs": { scene: "app", other: { "app.txt": "two" } } },
    ...ofBoth((list) => ({
      [`${list}.volumeMounts[].name`]: { scene: "init", other: "other-files" },
      [`${list}.volumeMounts[].mountPath`]: { scene: "init", other: "/elsewhere" },
      [`${list}.volumeMounts[].readOnly`]: { scene: "init", other: false },
    })),
    ...ofBoth((list) => ({
      [`${list}.securityContext.runAsUser`]: { scene: "rights", other: 2000 },
      [`${list}.securityContext.runAsGroup`]: { scene: "rights", other: 2001 },
    })),
    ...ofBoth((list) => ({
      [`${list}.securityContext.privileged`]: { scene: "rights", at: second(list, "privileged"), other: false },
    })),
    ...ofBoth((list) => ({
      [`${list}.securityContext.allowPrivilegeEscalation`]: { scene: "rights", other: true },
      [`${list}.securityContext.capabilities.add[]`]: { scene: "rights", other: "SYS_TIME" },
      [`${list}.securityContext.capabilities.drop[]`]: { scene: "rights", other: "KILL" },
      [`${list}.securityContext.seccompProfile`]: {
        scene: "rights",
        at: `${list.replace("[]", "[2]")}.securityContext.seccompProfile`,
        other: profile("chmod"),
      },
    })),
    probeChanges("livenessProbe"),
    probeChanges("readinessProbe"),
  ];
}

const second = (list: string, key: string) => `${list.replace("[]", "[1]")}.securityContext.${key}`;

const gpu = (value: unknown, other: unknown, beside: Record<string, unknown>): Alone => ({
  scene: "references",
  value,
  beside,
  other,
});

function probeChanges(kind: "livenessProbe" | "readinessProbe"): Changes {
  const http = (key: string, other: unknown): [string, Alone] => {
    const path = `httpGet.${key.replace("[0]", "[]")}`;
    return [`containers[].${kind}.${path}`, { scene: "probes", at: `containers[1].${kind}.httpGet.${key}`, other }];
  };
  const number = (key: string, other: number): [string, Alone] => [
    `containers[].${kind}.${key}`,
    { scene: "probes", other },
  ];
  return Object.fromEntries([
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
  ]);
}
