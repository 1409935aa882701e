import type Docker from "dockerode";
import type { Json } from "../../../src/model/core/armBody";
import type { Place } from "../scenes";
import { valueAt } from "../table";
import type { Seen } from "./seen";

/** How to observe the effect of a property, and what is observed with its first and second value. */
export interface Effect {
  readonly see: (seen: Seen) => unknown;
  /** Absent when the value cannot change in place. */
  readonly shows: readonly [unknown, unknown?];
}

type Container = Docker.ContainerInspectInfo;

const effect = (see: Effect["see"], ...shows: [unknown, unknown?]): Effect => ({ see, shows });
const host = (see: (settings: Container["HostConfig"]) => unknown, member: string) => (seen: Seen) =>
  see(seen.members[member]!.HostConfig);
const bytes = (GB: number) => Math.round(GB * 2 ** 30);
const domain = (seen: Seen) => String((seen.arm.ipAddress as Json).fqdn).replace(/^[^.]*\./, "");
/** Names of containers in the order in which they were started. */
const order = ({ members }: Seen) =>
  Object.keys(members).sort((a, b) => members[a]!.State.StartedAt.localeCompare(members[b]!.State.StartedAt));
const mount = (member: string, at: RegExp, see: (mount: Container["Mounts"][number]) => unknown) => (seen: Seen) =>
  seen.members[member]!.Mounts.filter(({ Destination }) => at.test(Destination)).map(see);
/** Id of the mounted share. */
const share = async ({ docker, members }: Seen) => {
  const [found] = members["app"]!.Mounts.filter(({ Destination }) => Destination === "/share");
  const { Labels } = await docker.getVolume(found!.Name!).inspect();
  return Labels["berth.id"]!.split("/").filter((_, i) => [8, 12].includes(i));
};
const network = async ({ docker, sandbox }: Seen) => {
  const [name = ""] = Object.keys(sandbox.NetworkSettings.Networks);
  const { Internal, Labels } = (await docker.getNetwork(name).inspect()) as { Internal: boolean; Labels: Json };
  return [Internal, String(Labels["berth.key"]).split("/").at(-1)];
};
const signedInAs = (seen: Seen) => seen.place.registry.signIns.at(-1);

/** The effects of all properties that are honoured, by path pattern. */
export function effectsOf(place: Place): Record<string, Effect> {
  const { accounts, repositories, images, runtimes, registry, unique, privateIps } = place;
  return {
    containerGroupName: effect(({ sandbox }) => sandbox.Config.Hostname, "bare"),
    resourceGroupName: effect(
      ({ members }) => members["app"]!.Config.Labels["berth.group"]!.split("/").at(-1),
      place.resourceGroup,
    ),
    location: effect(domain, "westeurope.azurecontainer.io"),
    ...Object.fromEntries(
      ["id", "revision"].map((key) => [
        `containerGroupProfile.${key}`,
        effect(({ members }) => members["app"]!.Config.Env.filter((text) => text.startsWith("FROM=")), ["FROM=one-1"]),
      ]),
    ),
    osType: effect(({ members }) => members["app"]!.Platform, "linux"),
    restartPolicy: effect(
      host(({ RestartPolicy }) => RestartPolicy?.Name, "app"),
      "on-failure",
    ),
    tags: effect(({ arm }) => arm.tags, { stage: "one" }, { stage: "two", owner: "me" }),
    "ipAddress.type": effect(({ sandbox }) => Object.keys(sandbox.NetworkSettings.Networks), ["berth"]),
    "ipAddress.ports[].port": effect(published, [80], [8080]),
    "ipAddress.ports[].protocol": effect(
      ({ sandbox }) => Object.keys(sandbox.HostConfig.PortBindings as object).map((port) => port.split("/")[1]),
      ["tcp"],
      ["udp"],
    ),
    "ipAddress.dnsNameLabel": effect(
      ({ sandbox }) => sandbox.NetworkSettings.Networks["berth"]!.Aliases!.filter((name: string) => name.includes(".")),
      [`${unique}-one.westeurope.azurecontainer.io`],
      [`${unique}-two.westeurope.azurecontainer.io`],
    ),
    "ipAddress.ip": effect(
      ({ sandbox }) => Object.values(sandbox.NetworkSettings.Networks).map(({ IPAddress }) => IPAddress),
      [privateIps[0]],
      [privateIps[1]],
    ),
    "subnetIds[].id": effect(network, [true, `${unique}-one`]),
    "subnetIds[].name": effect(({ arm }) => valueAt(arm, "subnetIds[0].name"), "first", "second"),
    "dnsConfig.nameServers[]": effect(({ sandbox }) => sandbox.HostConfig.Dns, ["10.9.9.9"]),
    "dnsConfig.searchDomains": effect(({ sandbox }) => sandbox.HostConfig.DnsSearch, ["one.example"]),
    "dnsConfig.options": effect(({ sandbox }) => sandbox.HostConfig.DnsOptions, ["ndots:2"]),
    isolation: effect(
      host(({ Runtime }) => Runtime, "app"),
      ...runtimes,
    ),

    "containers[].name": effect(({ members }) => Object.keys(members).sort(), ["app", "side"]),
    "initContainers[].name": effect(order, ["first", "second", "app"], ["renamed", "second", "app"]),
    ...programEffects("containers[]", ({ members }) => members["app"]!, ["3600", "3601"]),
    // By index, since its name changes too.
    ...programEffects("initContainers[]", (seen) => seen.members[order(seen)[0]!]!, [undefined, undefined]),
    "initContainers[].command[]": effect((seen) => seen.members[order(seen)[0]!]!.Path, "true", "pwd"),
    ...imageEffects(images),
    "containers[].ports[].port": effect(({ arm }) => valueAt(arm, "containers[0].ports[2].port"), 9000, 9001),
    "containers[].ports[].protocol": effect(({ arm }) => valueAt(arm, "containers[0].ports[2].protocol"), "TCP", "UDP"),
    "containers[].resources.requests.cpu": effect(
      host(({ CpuShares }) => CpuShares, "app"),
      512,
    ),
    "containers[].resources.requests.memoryInGB": effect(
      host((item) => item.MemoryReservation, "app"),
      bytes(0.5),
    ),
    "containers[].resources.limits.cpu": effect(
      host(({ NanoCpus }) => NanoCpus, "app"),
      75e7,
    ),
    "containers[].resources.limits.memoryInGB": effect(
      host(({ Memory, MemorySwap }) => [Memory, MemorySwap], "app"),
      [bytes(0.7), bytes(0.7)],
    ),
    "containers[].configMap.keyValuePairs": effect(
      ({ run }) => run("app", "cat", "/mnt/configmap/app/app.txt"),
      "one",
      "two",
    ),
    ...rightsEffects("containers[]", ""),
    ...rightsEffects("initContainers[]", "first-"),
    ...probeEffects("livenessProbe"),
    ...probeEffects("readinessProbe"),

    "volumes[].name": effect(({ arm }) => valueAt(arm, "volumes[4].name"), "unused-files", "renamed-files"),
    "volumes[].azureFile.shareName": effect(share, [accounts[0].name, "data"], [accounts[0].name, "more"]),
    "volumes[].azureFile.storageAccountName": effect(
      async (seen) => (await share(seen))[0],
      accounts[0].name,
      accounts[1].name,
    ),
    "volumes[].azureFile.readOnly": effect(
      mount("app", /^\/share$/, ({ RW }) => RW),
      [true],
      [false],
    ),
    // Both are keys of the account. Tests of mounts show that other texts are refused.
    "volumes[].azureFile.storageAccountKey": effect(({ arm }) => arm.provisioningState, "Succeeded", "Succeeded"),
    "volumes[].emptyDir": effect(
      ({ run }) => run("app", "sh", "-c", "ls /scratch; touch /scratch/new 2>/dev/null && echo open"),
      "open\n",
      "key.txt\nexit code 1\n",
    ),
    "volumes[].secret": effect(({ run }) => run("app", "cat", "/secret/key.txt"), "hunter-one", "hunter-two"),
    "volumes[].gitRepo.repository": effect(
      ({ run }) => run("app", "sh", "-c", "grep -h url /checkout/*/.git/config | tr -d ' \\t'"),
      ...([`url=${repositories[0].url}\n`, `url=${repositories[1].url}\n`] as const),
    ),
    "volumes[].gitRepo.directory": effect(({ run }) => run("app", "ls", "/checkout"), "one\n", "two\n"),
    "volumes[].gitRepo.revision": effect(
      ({ run }) => run("app", "sh", "-c", "cat /checkout/*/pages/deep/index.html"),
      "first\n",
      "second\n",
    ),
    "imageRegistryCredentials[].server": effect(
      ({ arm }) => valueAt(arm, "imageRegistryCredentials[1].server"),
      "unused.example.com",
      "other.example.com",
    ),
    "imageRegistryCredentials[].username": effect((seen) => signedInAs(seen)?.split(":")[0], ...registry.users),
    "imageRegistryCredentials[].password": effect((seen) => signedInAs(seen)?.split(":")[1], ...registry.passwords),
  };
}

const published = ({ sandbox }: Seen) =>
  Object.keys(sandbox.HostConfig.PortBindings as object).map((port) => Number(port.split("/")[0]));

function programEffects(
  list: string,
  member: (seen: Seen) => Container,
  args: [unknown, unknown],
): Record<string, Effect> {
  const env = (name: RegExp) => (seen: Seen) => member(seen).Config.Env.filter((text) => name.test(text));
  const mounted = (see: (mount: Container["Mounts"][number]) => unknown) => (seen: Seen) =>
    member(seen).Mounts.map(see);
  return {
    ...(list === "containers[]" && { [`${list}.command[]`]: effect((seen) => member(seen).Args[0], ...args) }),
    [`${list}.environmentVariables[].name`]: effect(
      (seen) => env(/^(PLAIN|RENAMED)=/)(seen).map((text) => text.split("=")[0]),
      ["PLAIN"],
      ["RENAMED"],
    ),
    [`${list}.environmentVariables[].value`]: effect(
      (seen) => env(/^(PLAIN|RENAMED)=/)(seen).map((text) => text.split("=")[1]),
      ["one"],
      ["two"],
    ),
    [`${list}.environmentVariables[].secureValue`]: effect(
      env(/^SECURE=/),
      ["SECURE=hunter-one"],
      ["SECURE=hunter-two"],
    ),
    [`${list}.volumeMounts[].name`]: effect(
      mounted(({ Name }) => /(first|other)-files/.exec(Name!)?.[0]),
      ["first-files"],
      ["other-files"],
    ),
    [`${list}.volumeMounts[].mountPath`]: effect(
      mounted(({ Destination }) => Destination),
      ["/first"],
      ["/elsewhere"],
    ),
    [`${list}.volumeMounts[].readOnly`]: effect(
      mounted(({ RW }) => RW),
      [false],
      [true],
    ),
  };
}

function imageEffects(images: Place["images"]): Record<string, Effect> {
  return {
    "containers[].image": effect(({ members }) => members["app"]!.Config.Image, ...images),
    "initContainers[].image": effect((seen) => seen.members[order(seen)[0]!]!.Config.Image, ...images),
  };
}

function rightsEffects(list: string, prefix: string): Record<string, Effect> {
  const option = (member: string, pattern: RegExp) =>
    host(({ SecurityOpt }) => (SecurityOpt ?? []).some((text: string) => pattern.test(text)), prefix + member);
  const user = (part: number) => (seen: Seen) => seen.members[`${prefix}user`]!.Config.User.split(":")[part];
  const capabilities = (key: "CapAdd" | "CapDrop") =>
    host((item) => (item[key] as string[]).map((name) => name.replace("CAP_", "")), `${prefix}user`);
  const at = `${list}.securityContext`;
  return {
    [`${at}.runAsUser`]: effect(user(0), "1000", "2000"),
    [`${at}.runAsGroup`]: effect(user(1), "1001", "2001"),
    [`${at}.privileged`]: effect(
      host(({ Privileged }) => Privileged, `${prefix}all`),
      true,
      false,
    ),
    [`${at}.allowPrivilegeEscalation`]: effect(option("user", /^no-new-privileges/), true, false),
    [`${at}.capabilities.add[]`]: effect(capabilities("CapAdd"), ["NET_ADMIN"], ["SYS_TIME"]),
    [`${at}.capabilities.drop[]`]: effect(capabilities("CapDrop"), ["CHOWN"], ["KILL"]),
    [`${at}.seccompProfile`]: effect(option("filter", /^seccomp=.*"mkdir"/), true, false),
  };
}

/** The supervisor's input. Other tests, whose clock can be set, show what the supervisor does with it. */
function probeEffects(kind: string): Record<string, Effect> {
  const reads = (member: string, path: string, ...shows: [unknown, unknown?]): [string, Effect] => {
    const see = ({ members }: Seen) =>
      valueAt(JSON.parse(members[member]!.Config.Labels["berth.probes"]!), `${kind}.${path}`);
    const pattern = path.replace(/\[\d+\]/, "[]").replace("exec.command[1]", "exec.command[]");
    return [`containers[].${kind}.${pattern}`, effect(see, ...shows)];
  };
  const requested = kind === "livenessProbe" ? "/live" : "/ready";
  return Object.fromEntries([
    reads("exec", "exec.command[1]", `${requested}-one`, "/two"),
    reads("http", "httpGet.path", requested, "/other"),
    reads("http", "httpGet.port", 8080, 8081),
    reads("http", "httpGet.scheme", "http", "https"),
    reads("http", "httpGet.httpHeaders[0].name", "X-First", "X-Other"),
    reads("http", "httpGet.httpHeaders[0].value", "one", "two"),
    reads("exec", "initialDelaySeconds", 1, 2),
    reads("exec", "periodSeconds", 10, 20),
    reads("exec", "failureThreshold", 3, 4),
    kind === "livenessProbe" ? reads("exec", "successThreshold", 1) : reads("exec", "successThreshold", 2, 3),
    reads("exec", "timeoutSeconds", 2, 3),
  ]);
}
