import { CAPABILITIES } from "../../src/model/containerinstance/container/securityContext";
import { OPENING_CAPABILITIES } from "../../src/model/containerinstance/container/hostRights";
import { readConfig } from "../../src/providers/plugin/config";
import type { Environ } from "../../src/providers/plugin/config";
import { type PropertyMap, Secret } from "../../src/providers/plugin/values";
import { UNKNOWN } from "../../src/model/core/unknown";
import { container, fakeClient, group, GROUP, Plugin, SUBSCRIPTION } from "../providers/plugin/support";

const JOB = "berth:containerinstance:ContainerJob";
const DEPLOYMENT = "berth:containerservice:Deployment";

/** What the engine gives to every container. Source: moby's `profiles` and `oci/caps`. */
const USUAL =
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT";
/** What acts on the container's own files, memory and processes. */
const OWN = "CHECKPOINT_RESTORE IPC_LOCK IPC_OWNER LEASE LINUX_IMMUTABLE NET_BROADCAST SYS_PACCT SYS_TTY_CONFIG";

const local = async (config: PropertyMap = {}, env: Environ = {}) =>
  new Plugin(fakeClient({}), { env }).configure(config);
const withRights = (securityContext: unknown, more: object = {}) =>
  group({
    containerGroupName: "web",
    sku: "Confidential",
    containers: [container({ securityContext })],
    ...more,
  });
const reasons = async (plugin: Plugin, type: string, inputs: PropertyMap) =>
  (await plugin.check(type, inputs)).failures.map(({ reason }) => reason);

const OPTION =
  "On the local engine the machine is yours, and no virtual machine is around the container: it runs so only with " +
  "`pulumi config set berth:allowPrivileged true` (BERTH_ALLOW_PRIVILEGED) (Berth)";
const PRIVILEGED = `true would let the container do everything on the machine: all devices and files, and every setting of its kernel. ${OPTION}`;

test("every capability was thought of: it opens the machine, is in every container, or is the container's own matter", () => {
  const known = [...Object.keys(OPENING_CAPABILITIES), ...USUAL.split(" "), ...OWN.split(" ")];
  expect(known.sort()).toEqual(["ALL", ...CAPABILITIES].sort());
});

describe("what opens the engine's machine is refused at preview", () => {
  test.each<[string, unknown, string]>([
    ["privileged", { privileged: true }, `containers[0].securityContext.privileged: ${PRIVILEGED}`],
    ...Object.entries(OPENING_CAPABILITIES).map(([name, deed]): [string, unknown, string] => [
      name,
      { capabilities: { add: ["CHOWN", name] } },
      `containers[0].securityContext.capabilities.add[1]: "${name}" would let the container ${deed}. ${OPTION}`,
    ]),
    [
      "another spelling",
      { capabilities: { add: ["cap_sys_admin"] } },
      `containers[0].securityContext.capabilities.add[0]: "cap_sys_admin" would let the container ${OPENING_CAPABILITIES["SYS_ADMIN"]}. ${OPTION}`,
    ],
  ])("%s", async (_, securityContext, reason) => {
    expect(await reasons(await local(), GROUP, withRights(securityContext))).toEqual([reason]);
    expect(await reasons(await local({ allowPrivileged: "true" }), GROUP, withRights(securityContext))).toEqual([]);
  });

  test.each([GROUP, JOB, DEPLOYMENT])("in init containers and all others of %s", async (type) => {
    const { containers } = withRights({ privileged: true });
    const inputs =
      type === DEPLOYMENT
        ? { resourceGroupName: "rg", resourceName: "aks", deploymentName: "web", containers }
        : withRights({ privileged: true }, type === JOB ? { restartPolicy: "Never" } : {});
    const initContainers = [{ name: "first", image: "busybox:1", securityContext: { capabilities: { add: ["BPF"] } } }];
    const found = await reasons(await local(), type, { ...inputs, initContainers });
    expect(found.map((reason) => reason.split(" ")[0])).toEqual([
      "containers[0].securityContext.privileged:",
      "initContainers[0].securityContext.capabilities.add[0]:",
    ]);
  });

  test("unless it is not known yet, when the service itself refuses it", async () => {
    const inputs = withRights({ privileged: UNKNOWN, capabilities: { add: [UNKNOWN] } });
    expect(await reasons(await local(), GROUP, inputs)).toEqual([]);
  });

  test("without the value that is a secret", async () => {
    const [reason] = await reasons(await local(), GROUP, withRights({ privileged: new Secret(true) }));
    expect(reason).toMatch(/^containers\[0\]\.securityContext\.privileged: would let /);
  });
});

test("rights of the container's own are nobody's business, and on Azure none is Berth's", async () => {
  const add = [...USUAL.split(" "), ...OWN.split(" ")];
  expect(await reasons(await local(), GROUP, withRights({ capabilities: { add, drop: ["ALL"] } }))).toEqual([]);
  const azure = await local({ target: "azure", subscriptionId: SUBSCRIPTION });
  expect(await reasons(azure, GROUP, withRights({ privileged: true, capabilities: { add: ["ALL"] } }))).toEqual([]);
});

describe("berth:allowPrivileged", () => {
  const allowed = (args: PropertyMap, env: Environ = {}) => readConfig(args, env).config.allowPrivileged;

  test("is the configuration's, else the environment's, else false", () => {
    expect(allowed({})).toBe(false);
    expect(allowed({ allowPrivileged: "true" })).toBe(true);
    expect(allowed({ allowPrivileged: true })).toBe(true);
    expect(allowed({}, { BERTH_ALLOW_PRIVILEGED: "true" })).toBe(true);
    expect(allowed({ allowPrivileged: false }, { BERTH_ALLOW_PRIVILEGED: "true" })).toBe(false);
    expect(allowed({ allowPrivileged: "false" }, { BERTH_ALLOW_PRIVILEGED: "true" })).toBe(false);
    expect(allowed({ allowPrivileged: UNKNOWN })).toBe(false);
  });

  test.each([
    [{ allowPrivileged: "yes" }, {}, 'berth:allowPrivileged: "yes" must be true or false (Berth)'],
    [{}, { BERTH_ALLOW_PRIVILEGED: "1" }, 'BERTH_ALLOW_PRIVILEGED: "1" must be true or false (Berth)'],
  ])("is true or false: %j %j", (args, env, message) => {
    const { problems } = readConfig(args, env);
    expect(
      problems.map(({ path, value, allowed: what, rule }) => `${path}: ${JSON.stringify(value)} ${what} (${rule})`),
    ).toEqual([message]);
  });
});

test("the note on sku Confidential does not promise what no engine keeps", async () => {
  const plugin = await local();
  await plugin.create(GROUP, withRights({}, { zones: ["1"] }), { preview: true });
  expect(plugin.engine.notes).toEqual([
    "Kept, but without effect on the local engine: zones.",
    "sku Confidential protects nothing on the local engine: no memory is encrypted, nothing is attested, and whoever may use the " +
      "engine reads what the containers hold. It lets containers be privileged, which there means all rights on the engine's " +
      "machine, with berth:allowPrivileged.",
  ]);
});
