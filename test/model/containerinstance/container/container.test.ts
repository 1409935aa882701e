import { check } from "../../../../src/model";
import { container, containerGroup, describeRows, group, groupOf, type Row, withReferences } from "../../support";

const ACI = "(Azure Container Instances)";
const NAME = `must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends ${ACI}`;
const CPU = `must be a number of cores above 0 ${ACI}`;
const MEMORY = `must be a number of GB above 0, in steps of 0.1 ${ACI}`;
const requests = (cpu: unknown, memoryInGB: unknown) => ({ resources: { requests: { cpu, memoryInGB } } });
const named = (name: unknown) => groupOf({ name });
const envNamed = (name: unknown) => groupOf({ environmentVariables: [{ name, value: "v" }] });
const image = (value: unknown) => groupOf({ image: value });
const FORM = "such as busybox:1 or registry.example.com/team/app:1.2";
const hex = (n: number) => "0123456789abcdef".repeat(8).slice(0, n);

describeRows("container names", containerGroup, [
  ["one letter", named("a"), []],
  ["one digit", named("0"), []],
  ["two hyphens in a row", named("a--b"), []],
  ["63 characters", named("a".repeat(63)), []],
  ["64 characters", named("a".repeat(64)), [`containers[0].name: "${"a".repeat(64)}" ${NAME}`]],
  ["empty", named(""), [`containers[0].name: "" ${NAME}`]],
  ["upper case", named("Web"), [`containers[0].name: "Web" ${NAME}`]],
  ["hyphen first", named("-web"), [`containers[0].name: "-web" ${NAME}`]],
  ["hyphen last", named("web-"), [`containers[0].name: "web-" ${NAME}`]],
  ["underscore", named("a_b"), [`containers[0].name: "a_b" ${NAME}`]],
  ["line end", named("web\n"), [`containers[0].name: "web\\n" ${NAME}`]],
  ["missing", groupOf({ name: undefined }), ["containers[0].name: is required (Azure Resource Manager)"]],
  ["null", named(null), ["containers[0].name: is required (Azure Resource Manager)"]],
  ["a number", named(7), ["containers[0].name: 7 must be a string (Berth)"]],
  [
    "twice",
    group({ containers: [container(), container({ name: "api" }), container()] }),
    [`containers[2].name: "web" must be unique in the group; containers[0].name is the same ${ACI}`],
  ],
]);

describeRows("image references", containerGroup, [
  ["name", image("busybox"), []],
  ["name and tag", image("busybox:1"), []],
  ["path", image("library/busybox:1.36-musl"), []],
  ["registry", image("registry.example.com/team/app:1.2"), []],
  ["registry with port", image("localhost:5000/app"), []],
  ["IPv6 registry", image("[::1]:5000/app"), []],
  ["upper-case registry", image("Registry.example.com/app"), []],
  ["digest", image(`busybox@sha256:${hex(64)}`), []],
  ["tag and digest", image(`busybox:1@sha256:${hex(64)}`), []],
  ["separators", image("a.b/c_d/e__f/g---h"), []],
  ["tag of 128", image(`busybox:${"t".repeat(128)}`), []],
  ["name of 255", image(`a/${"b".repeat(253)}`), []],
  ["empty", image(""), [`containers[0].image: "" must be an image reference ${FORM} ${ACI}`]],
  [
    "scheme",
    image("https://registry.example.com/app"),
    [
      `containers[0].image: "https://registry.example.com/app" must not have a scheme: write a reference ${FORM} ${ACI}`,
    ],
  ],
  ["white space", image("busybox :1"), [`containers[0].image: "busybox :1" must not hold white space ${ACI}`]],
  [
    "upper case",
    image("team/BusyBox"),
    [`containers[0].image: "team/BusyBox" must have a repository in lower case: team/busybox ${ACI}`],
  ],
  ...["/busybox", "busybox/", "a//b", "a___b", "a._b", "-busybox", ":1"].map((value): Row => [
    `repository ${value}`,
    image(value),
    [
      `containers[0].image: "${value}" must be an image reference ${FORM}: lowercase letters and digits, with ., _, __ or - between them ${ACI}`,
    ],
  ]),
  ...["busybox:", "busybox:.1", "busybox:a:b", `busybox:${"t".repeat(129)}`].map((value): Row => [
    `tag of ${value.slice(0, 20)}`,
    image(value),
    [
      `containers[0].image: "${value}" must have after the : a tag of 1 to 128 letters, digits, _, . and -, the first no . or - ${ACI}`,
    ],
  ]),
  ...["busybox@", "busybox@sha256:abc", `busybox@sha256:${hex(63)}`, `busybox@sha256:${hex(64).toUpperCase()}`].map(
    (value): Row => [
      `digest of ${value.slice(0, 20)} (${value.length})`,
      image(value),
      [
        `containers[0].image: "${value}" must have after the @ a digest such as sha256: and 64 hexadecimal digits ${ACI}`,
      ],
    ],
  ),
  ["two digests", image("a@b@c"), [`containers[0].image: "a@b@c" must have at most one @, before the digest ${ACI}`]],
  [
    "bad registry",
    image("my_host.com/app"),
    [
      `containers[0].image: "my_host.com/app" must have before the first / the registry's host name, and perhaps a port: registry.example.com:5000 ${ACI}`,
    ],
  ],
  [
    "id of an image",
    image(hex(64)),
    [`containers[0].image: "${hex(64)}" must be a name: 64 hexadecimal digits are an image's id on one machine ${ACI}`],
  ],
  [
    "name of 256",
    image(`a/${"b".repeat(254)}`),
    [`containers[0].image: "a/${"b".repeat(254)}" must have a name of at most 255 characters ${ACI}`],
  ],
]);

describeRows("environment variables", containerGroup, [
  ["letters, digits, underscores", envNamed("Path_2"), []],
  ["underscore first", envNamed("_JAVA_OPTIONS"), []],
  ["63 characters", envNamed("A".repeat(63)), []],
  ["empty value", groupOf({ environmentVariables: [{ name: "A", value: "" }] }), []],
  ["secure value", groupOf({ environmentVariables: [{ name: "A", secureValue: "s" }] }), []],
  [
    "names that differ in case",
    groupOf({
      environmentVariables: [
        { name: "a", value: "1" },
        { name: "A", value: "2" },
      ],
    }),
    [],
  ],
  ...["", "1A", "A-B", "A.B", "A B", "Ä", "A".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 10)}"`,
    envNamed(name),
    [
      `containers[0].environmentVariables[0].name: "${name}" must be 1 to 63 letters, digits and underscores, no digit first ${ACI}`,
    ],
  ]),
  [
    "both values",
    groupOf({ environmentVariables: [{ name: "A", value: "v", secureValue: "hunter2" }] }),
    [
      `containers[0].environmentVariables[0]: must have one of value, secureValue, secureValueReference, has value and secureValue ${ACI}`,
    ],
  ],
  [
    "no value",
    groupOf({ environmentVariables: [{ name: "A", value: null }] }),
    ['containers[0].environmentVariables[0]: must have value or secureValue; write value: "" for an empty one (Berth)'],
  ],
  [
    "twice",
    groupOf({
      environmentVariables: [
        { name: "A", value: "1" },
        { name: "B", value: "1" },
        { name: "A", secureValue: "2" },
      ],
    }),
    [
      `containers[0].environmentVariables[2].name: "A" must be unique in the container; containers[0].environmentVariables[0].name is the same ${ACI}`,
    ],
  ],
  [
    "a number as value",
    groupOf({ environmentVariables: [{ name: "PORT", value: 80 }] }),
    ["containers[0].environmentVariables[0].value: 80 must be a string (Berth)"],
  ],
  [
    "a number as secure value, which is not shown",
    groupOf({ environmentVariables: [{ name: "PIN", secureValue: 1234 }] }),
    ["containers[0].environmentVariables[0].secureValue: must be a string (Berth)"],
  ],
  [
    "NAME=value, which is not shown",
    groupOf({ environmentVariables: ["PASSWORD=hunter2"] }),
    ["containers[0].environmentVariables[0]: must be an object (Berth)"],
  ],
  [
    "a map, which is not shown",
    groupOf({ environmentVariables: { PASSWORD: "hunter2" } }),
    ["containers[0].environmentVariables: must be a list (Berth)"],
  ],
  [
    "an unknown property, which is not shown",
    groupOf({ environmentVariables: [{ name: "A", value: "v", securevalue: "hunter2" }] }),
    [
      "containers[0].environmentVariables[0].securevalue: is not a property; the properties are name, value, secureValue, secureValueReference (Berth)",
    ],
  ],
  [
    "of a key vault",
    groupOf({ environmentVariables: [{ name: "A", secureValueReference: "db" }] }, withReferences("db")),
    [],
  ],
  [
    "of a key vault, with another value",
    groupOf({ environmentVariables: [{ name: "A", value: "v", secureValueReference: "db" }] }, withReferences("db")),
    [
      `containers[0].environmentVariables[0]: must have one of value, secureValue, secureValueReference, has value and secureValueReference ${ACI}`,
    ],
  ],
  [
    "of a key vault that is not there",
    groupOf({ environmentVariables: [{ name: "A", secureValueReference: "DB" }] }, withReferences("db")),
    [
      `containers[0].environmentVariables[0].secureValueReference: "DB" must be one of the group's secretReferences: db ${ACI}`,
    ],
  ],
]);

const twoOf = (cpu: number, memoryInGB: number) =>
  group({ containers: [container(requests(cpu, memoryInGB)), container({ name: "b", ...requests(cpu, memoryInGB) })] });

describeRows("CPU and memory", containerGroup, [
  ["half a core and half a GB", groupOf(requests(0.5, 0.5)), []],
  ["at the group's maximum together", twoOf(16, 128), []],
  [
    "small beside large",
    group({ containers: [container(requests(0.01, 0.1)), container({ name: "b", ...requests(0.99, 0.9) })] }),
    [],
  ],
  [
    "floating-point noise",
    group({ containers: [container(requests(0.1 + 0.2, 0.1 + 0.2)), container({ name: "b", ...requests(0.7, 0.7) })] }),
    [],
  ],
  [
    "ten tenths",
    group({ containers: Array.from({ length: 10 }, (_, i) => container({ name: `c${i}`, ...requests(0.1, 0.1) })) }),
    [],
  ],
  ...[0.001, 1.005].map((cpu): Row => [`cpu ${cpu}`, groupOf(requests(cpu, 1)), []]),
  ...[0, -1].map((cpu): Row => [
    `cpu ${cpu}`,
    groupOf(requests(cpu, 1)),
    [`containers[0].resources.requests.cpu: ${cpu} ${CPU}`],
  ]),
  ...[0, -0.1, 1.05].map((memory): Row => [
    `memory ${memory}`,
    groupOf(requests(1, memory)),
    [`containers[0].resources.requests.memoryInGB: ${memory} ${MEMORY}`],
  ]),
  [
    "not a number",
    groupOf(requests("1", NaN)),
    [
      'containers[0].resources.requests.cpu: "1" must be a number (Berth)',
      "containers[0].resources.requests.memoryInGB: NaN must be a number (Berth)",
    ],
  ],
  [
    "too much together",
    twoOf(16.01, 128.1),
    [
      `containers: must request at most 32 CPU cores together, request 32.02 ${ACI}`,
      `containers: must request at most 256 GB of memory together, request 256.2 ${ACI}`,
    ],
  ],
  [
    "no resources",
    groupOf({ resources: undefined }),
    ["containers[0].resources: is required (Azure Resource Manager)"],
  ],
  [
    "no requests",
    groupOf({ resources: {} }),
    ["containers[0].resources.requests: is required (Azure Resource Manager)"],
  ],
  [
    "no cpu",
    groupOf(requests(undefined, 1)),
    ["containers[0].resources.requests.cpu: is required (Azure Resource Manager)"],
  ],
]);

test("ARM's codes for missing requests", () => {
  const codes = (resources: unknown) => check(containerGroup, groupOf({ resources })).map(({ code }) => code);
  expect(codes(undefined)).toEqual(["ResourceRequestsNotSpecified"]);
  expect(codes({})).toEqual(["ResourceRequestsNotSpecified"]);
  expect(codes({ requests: {} })).toEqual(["ResourceRequestsNotSpecified", "ResourceRequestsNotSpecified"]);
  expect(codes({ requests: { cpu: 1 } })).toEqual(["ResourceSomeRequestsNotSpecified"]);
  expect(codes({ requests: { memoryInGB: 1 } })).toEqual(["ResourceSomeRequestsNotSpecified"]);
});

describeRows("user and command", containerGroup, [
  ["root", groupOf({ securityContext: { runAsUser: 0, runAsGroup: 0 } }), []],
  ["another user", groupOf({ securityContext: { runAsUser: 1000, runAsGroup: 1000 } }), []],
  ["a command", groupOf({ command: ["sh", "-c", ""] }), []],
  [
    "negative ids",
    groupOf({ securityContext: { runAsUser: -1, runAsGroup: -2 } }),
    [
      `containers[0].securityContext.runAsUser: -1 must be 0 or more ${ACI}`,
      `containers[0].securityContext.runAsGroup: -2 must be 0 or more ${ACI}`,
    ],
  ],
  [
    "half a user",
    groupOf({ securityContext: { runAsUser: 0.5 } }),
    ["containers[0].securityContext.runAsUser: 0.5 must be a whole number (Berth)"],
  ],
  ["a command line", groupOf({ command: "sleep 1" }), ['containers[0].command: "sleep 1" must be a list (Berth)']],
  ["an empty program", groupOf({ command: [""] }), [`containers[0].command[0]: "" must be the program to run ${ACI}`]],
]);
