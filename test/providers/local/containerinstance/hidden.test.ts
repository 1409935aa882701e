import { KEPT_SECRET } from "../../../../src/model/core/secrets";
import { decodeSecrets, encodeSecrets } from "../../../../src/model/core/secretsHeader";
import { groupOf } from "../../../../src/providers/local/containerinstance/body";
import { hiddenIn, withHidden, withoutHidden } from "../../../../src/providers/local/containerinstance/hidden";
import { probesLabel } from "../../../../src/providers/local/probes/labels";

const SECRET = "s3cret-value";
const probe = {
  exec: { command: ["test", SECRET] },
  httpGet: { port: 80, path: `/${SECRET}`, httpHeaders: [{ name: "X-Key", value: SECRET }] },
};
const web = {
  image: "busybox:1",
  command: ["sh", "-c", `echo ${SECRET}`],
  environmentVariables: [{ name: "KEY", value: SECRET }],
  configMap: { keyValuePairs: { "a.key": SECRET, plain: "plain" } },
  livenessProbe: probe,
};
/** In ARM's form, with the secret in every free text. */
const body = {
  location: "westeurope",
  tags: { owner: SECRET, "a b": SECRET, plain: "plain" },
  properties: {
    osType: "Linux",
    containers: [{ name: "web", properties: web }],
    initContainers: [{ name: "first", properties: { image: "busybox:1", command: [SECRET] } }],
    volumes: [{ name: "site", gitRepo: { repository: `https://host/${SECRET}`, revision: SECRET, directory: SECRET } }],
  },
};
const PATHS = [
  "tags.owner",
  'tags["a b"]',
  "containers[0].command[2]",
  "containers[0].environmentVariables[0].value",
  'containers[0].configMap.keyValuePairs["a.key"]',
  "containers[0].livenessProbe.exec.command[1]",
  "containers[0].livenessProbe.httpGet.path",
  "containers[0].livenessProbe.httpGet.httpHeaders[0].value",
  "initContainers[0].command[0]",
  "volumes[0].gitRepo.repository",
  "volumes[0].gitRepo.revision",
  "volumes[0].gitRepo.directory",
];

test("every free text that contains a secret is hidden, and comes back whole", () => {
  const hidden = hiddenIn(body, [SECRET]);
  expect(Object.keys(hidden)).toEqual(PATHS);
  const shown = withoutHidden(body, hidden);
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  expect(JSON.stringify(shown)).toContain('"plain":"plain"');
  expect(withHidden(shown, hidden)).toEqual(body);
  expect(withHidden(groupOf(shown), hidden)).toEqual(groupOf(body));
});

test("what the engine's things are called stays, and short secrets are found whole only", () => {
  const named = {
    properties: { containers: [{ name: "web", properties: { image: "web", command: ["web", "cobweb"] } }] },
  };
  expect(hiddenIn(named, ["web"])).toEqual({ "containers[0].command[0]": "web" });
  expect(hiddenIn(named, [])).toEqual({});
});

test("a program may write the text that stands for a secret", () => {
  const odd = { tags: { odd: KEPT_SECRET } };
  expect(withHidden(odd, hiddenIn(odd, ["other"]))).toEqual(odd);
});

test("the label of probes lacks the secrets, and says where they belong", () => {
  const group = groupOf(body);
  const [container] = group.containers;
  const label = probesLabel(container!, { group, hidden: hiddenIn(body, [SECRET]) })["berth.probes"]!;
  expect(label).not.toContain(SECRET);
  expect(JSON.parse(label)).toMatchObject({ hiddenAt: "containers[0]" });
  expect(JSON.parse(probesLabel(container!, { group })["berth.probes"]!)).toEqual({ livenessProbe: probe });
});

test("a header carries secrets of any characters, and a wrong header none", () => {
  const odd = ["ü\n€", "\ud800", '"', ""];
  expect(encodeSecrets(odd)).toMatch(/^[\x21-\x7e]+$/);
  expect(decodeSecrets(encodeSecrets(odd))).toEqual(odd);
  for (const wrong of [undefined, "", "%", "{}", "%7B", "[1]"]) expect(decodeSecrets(wrong)).toEqual([]);
});
