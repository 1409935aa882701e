import { UNKNOWN } from "../../../../src/model";
import { containerGroup, describeRows, groupOf, type Row } from "../../support";

const ACI = "(Azure Container Instances)";
const httpGet = { port: 80 };
const exec = { command: ["cat", "/tmp/healthy"] };
const alive = (probe: unknown) => groupOf({ livenessProbe: probe });
const ready = (probe: unknown) => groupOf({ readinessProbe: probe });
const getting = (more: Record<string, unknown>) => ready({ httpGet: { ...httpGet, ...more } });
const L = "containers[0].livenessProbe";
const R = "containers[0].readinessProbe";
const PROGRAM = `must be the program to run ${ACI}`;

describeRows("actions", containerGroup, [
  ["HTTP", alive({ httpGet }), []],
  ["a program", ready({ exec }), []],
  ["both kinds", groupOf({ livenessProbe: { exec }, readinessProbe: { httpGet } }), []],
  [
    "of a port that is not the container's own",
    groupOf({ ports: [{ port: 80 }], livenessProbe: { httpGet: { port: 81 } } }),
    [],
  ],
  ["not known yet", alive({ exec: UNKNOWN }), []],
  ["one of two not known yet", alive({ exec, httpGet: UNKNOWN }), []],
  ["none", alive({}), [`${L}: must have exactly one of exec and httpGet, has none ${ACI}`]],
  ["null", ready({ exec: null }), [`${R}: must have exactly one of exec and httpGet, has none ${ACI}`]],
  ["two", ready({ exec, httpGet }), [`${R}: must have exactly one of exec and httpGet, has both ${ACI}`]],
  [
    "of TCP",
    alive({ tcpSocket: { port: 80 }, httpGet }),
    [
      `${L}.tcpSocket: is not a property; the properties are exec, httpGet, initialDelaySeconds, periodSeconds, failureThreshold, successThreshold, timeoutSeconds (Berth)`,
    ],
  ],
]);

describeRows("programs", containerGroup, [
  ["with an empty argument", ready({ exec: { command: ["test", "-f", ""] } }), []],
  ["left out", ready({ exec: {} }), [`${R}.exec.command: ${PROGRAM}`]],
  ["none", ready({ exec: { command: [] } }), [`${R}.exec.command: ${PROGRAM}`]],
  ["empty", ready({ exec: { command: [""] } }), [`${R}.exec.command[0]: "" ${PROGRAM}`]],
  ["not known yet", ready({ exec: { command: UNKNOWN } }), []],
  ["a command line", ready({ exec: { command: "cat x" } }), [`${R}.exec.command: "cat x" must be a list (Berth)`]],
]);

describeRows("HTTP requests", containerGroup, [
  ...[1, 80, 22, 25000, 65535].map((port): Row => [`port ${port}`, getting({ port }), []]),
  ...[0, -1, 65536].map((port): Row => [
    `port ${port}`,
    getting({ port }),
    [`${R}.httpGet.port: ${port} must be a whole number from 1 to 65535 ${ACI}`],
  ]),
  ["no port", getting({ port: undefined }), [`${R}.httpGet.port: is required (Azure Resource Manager)`]],
  ["a port by name", getting({ port: "http" }), [`${R}.httpGet.port: "http" must be a whole number (Berth)`]],
  ...["", "/", "/healthz?deep=1", "//", "/a%20b"].map((path): Row => [`path "${path}"`, getting({ path }), []]),
  ...["healthz", "http://web/", "/a b", "/a\n"].map((path): Row => [
    `path ${JSON.stringify(path)}`,
    getting({ path }),
    [
      `${R}.httpGet.path: ${JSON.stringify(path)} must be an absolute path such as /healthz, without white space ${ACI}`,
    ],
  ]),
  ...["http", "https"].map((scheme): Row => [scheme, getting({ scheme }), []]),
  [
    "another scheme",
    getting({ scheme: "TCP" }),
    [`${R}.httpGet.scheme: "TCP" must be one of http, https (Azure Resource Manager)`],
  ],
  [
    "headers",
    getting({ httpHeaders: [{ name: "Host", value: "web" }, { name: "X-Empty" }, { name: "Host", value: "b" }] }),
    [],
  ],
  [
    "a header without a name",
    getting({ httpHeaders: [{ value: "hunter2" }] }),
    [`${R}.httpGet.httpHeaders[0].name: is required ${ACI}`],
  ],
  ...["", "a b", "a:", "ä"].map((name): Row => [
    `header "${name}"`,
    getting({ httpHeaders: [{ name, value: "hunter2" }] }),
    [`${R}.httpGet.httpHeaders[0].name: "${name}" must be the name of an HTTP header ${ACI}`],
  ]),
  [
    "a header of two lines, which is not shown",
    getting({ httpHeaders: [{ name: "A", value: "hunter2\r\nB: 1" }] }),
    [`${R}.httpGet.httpHeaders[0].value: must be one line ${ACI}`],
  ],
]);

describeRows("numbers", containerGroup, [
  [
    "at their least",
    ready({
      httpGet,
      initialDelaySeconds: 0,
      periodSeconds: 1,
      failureThreshold: 1,
      successThreshold: 1,
      timeoutSeconds: 1,
    }),
    [],
  ],
  [
    "large",
    ready({
      httpGet,
      initialDelaySeconds: 3600,
      periodSeconds: 3600,
      failureThreshold: 100,
      successThreshold: 100,
      timeoutSeconds: 3600,
    }),
    [],
  ],
  [
    "below their least",
    ready({
      httpGet,
      initialDelaySeconds: -1,
      periodSeconds: 0,
      failureThreshold: 0,
      successThreshold: 0,
      timeoutSeconds: 0,
    }),
    [
      `${R}.initialDelaySeconds: -1 must be 0 or more ${ACI}`,
      ...["periodSeconds", "failureThreshold", "successThreshold", "timeoutSeconds"].map(
        (key) => `${R}.${key}: 0 must be 1 or more ${ACI}`,
      ),
    ],
  ],
  ["one success of a liveness probe", alive({ httpGet, successThreshold: 1 }), []],
  [
    "two successes of a liveness probe",
    alive({ httpGet, successThreshold: 2 }),
    [`${L}.successThreshold: 2 must be 1 in a liveness probe ${ACI}`],
  ],
  [
    "no success of a liveness probe",
    alive({ httpGet, successThreshold: 0 }),
    [`${L}.successThreshold: 0 must be 1 or more ${ACI}`],
  ],
  [
    "half a second",
    alive({ httpGet, timeoutSeconds: 0.5 }),
    [`${L}.timeoutSeconds: 0.5 must be a whole number (Berth)`],
  ],
]);

describeRows("settings as files", containerGroup, [
  ["files", groupOf({ configMap: { keyValuePairs: { "app.conf": "a=1\n", empty: "" } } }), []],
  ["none", groupOf({ configMap: {} }), []],
  [
    "a path",
    groupOf({ configMap: { keyValuePairs: { "a/b": "hunter2" } } }),
    [
      `containers[0].configMap.keyValuePairs["a/b"]: must be named as a file: 1 to 255 characters without /, not . or .. ${ACI}`,
    ],
  ],
  [
    "a number",
    groupOf({ configMap: { keyValuePairs: { port: 80 } } }),
    ["containers[0].configMap.keyValuePairs.port: 80 must be a string (Berth)"],
  ],
]);
