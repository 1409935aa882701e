import { randomBytes } from "node:crypto";
import type Docker from "dockerode";
import type { ArmResponse, LocalArmService } from "../../../src/providers/local/contract";
import { createLocalArmService, type LocalArmServiceOptions } from "../../../src/providers/local/service";
import { answerProblems } from "../arm/sdkSchema";
import { asked, onceListening } from "../asking";

/** An answer with its parsed body. */
export interface Answer {
  status: number;
  headers: ArmResponse["headers"];
  body: any;
}

export const SUBSCRIPTION = "00000000-0000-0000-0000-00000000c0de";

/** A client of a local ARM service, with its own resource group. */
export class LocalArm {
  readonly service: LocalArmService;
  readonly name = `t${randomBytes(4).toString("hex")}`;
  readonly group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${this.name}`;

  constructor(private readonly options: LocalArmServiceOptions = {}) {
    this.service = createLocalArmService(options);
  }

  /** A client that represents another process: the same engine and group, but no memory of operations. */
  another(options: LocalArmServiceOptions = {}): LocalArm {
    return Object.assign(new LocalArm({ ...this.options, ...options }), { name: this.name, group: this.group });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    more: { version?: string; headers?: object } = {},
  ): Promise<Answer> {
    const version = `api-version=${more.version ?? "2023-05-01"}`;
    const url = /^https?:/.test(path)
      ? path
      : `https://localhost:9443${path}${path.includes("?") ? "&" : "?"}${version}`;
    const answer = await this.service.handle({
      method,
      url,
      headers: { authorization: "Bearer test", ...more.headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const read = answer.body === "" ? undefined : JSON.parse(answer.body);
    if (answer.status < 300) checkSchema(path, version, read);
    return { ...answer, body: read };
  }

  get = (path: string) => this.send("GET", path);

  /** Sends a request, follows its operation until it ends and returns the last poll's answer. */
  async run(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body);
    return answer.status >= 400 ? answer : this.follow(answer);
  }

  async follow(answer: Answer): Promise<Answer> {
    const { "azure-asyncoperation": operation, location } = answer.headers;
    if (operation === undefined && location === undefined) return answer;
    return asked(
      () => this.get((operation ?? location)!),
      (poll) => (operation ? poll.body.status !== "Pending" : poll.status !== 202),
    );
  }

  async createGroup(): Promise<void> {
    await this.run("PUT", this.group, { location: "westeurope" });
  }

  async removeGroup(): Promise<void> {
    await this.run("DELETE", this.group);
    await this.service.settled();
  }

  site = (name: string) => `${this.group}/providers/Microsoft.ContainerInstance/containerGroups/${name}`;
  account = (name: string) => `${this.group}/providers/Microsoft.Storage/storageAccounts/${name}`;

  /** Makes an account with a share and returns the account's first key. */
  async createShare(account: string, ...shares: string[]): Promise<string> {
    const sent = { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" } };
    await this.run("PUT", this.account(account), sent);
    for (const share of shares)
      await this.send("PUT", `${this.account(account)}/fileServices/default/shares/${share}`, {});
    const { status, body } = await this.send("POST", `${this.account(account)}/listKeys`);
    if (status !== 200) throw new Error(`The keys of ${account} were answered by ${status}: ${JSON.stringify(body)}`);
    return body.keys[0].value;
  }
}

/** Whatever a test asks of a container group, the answer must fit the schema of Azure's SDK, which is of this version. */
function checkSchema(path: string, version: string, body: unknown): void {
  const [, name, action] = /\/containerGroups(?:\/([^/?]+)(\/[^?]*)?)?(?:\?|$)/i.exec(path) ?? [];
  if (
    !/\/containerGroups(\/|\?|$)/i.test(path) ||
    action !== undefined ||
    body === undefined ||
    !version.endsWith("2023-05-01")
  )
    return;
  const problems = answerProblems(name === undefined ? "ContainerGroupListResult" : "ContainerGroup", body);
  if (problems.length > 0)
    throw new Error(`The answer to ${path} does not fit the SDK's schema:\n${problems.join("\n")}`);
}

/** A container in ARM's form. */
export function container(name: string, command: string[], more: object = {}) {
  const resources = { requests: { cpu: 0.5, memoryInGB: 0.5 } };
  return { name, properties: { image: "busybox:1", command, resources, ...more } };
}

/** A container that serves a folder on port 80. */
export const web = (more: object = {}) =>
  container("web", ["sh", "-c", "mkdir -p /srv; echo ${PAGE-hello} > /srv/page; exec httpd -f -p 80 -h /srv"], {
    ports: [{ port: 80 }],
    ...more,
  });

/** A container group in ARM's form. CPU and memory must add up to 1. */
export function group(containers: unknown[], more: object = {}) {
  return { location: "westeurope", properties: { osType: "Linux", containers, ...more } };
}

export const idle = (name: string, more: object = {}) => container(name, ["sleep", "3600"], more);

/** A value with timestamps and Docker's ids masked, for comparison. */
export function masked<T>(value: T): T {
  const text = JSON.stringify(value)
    .replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"/g, '"TIME"')
    .replace(/\b[0-9a-f]{64}\b/g, "ID");
  return JSON.parse(text) as T;
}

/** An event of a container without problems, as {@link masked} returns it. */
export const happened = (name: string, message: string, more: object = {}) => ({
  count: 1,
  firstTimestamp: "TIME",
  lastTimestamp: "TIME",
  name,
  message,
  type: "Normal",
  ...more,
});

/** Everything in the engine that belongs to a resource group: containers and volumes, by name. */
export async function objectsOf(docker: Docker, group: string): Promise<string[]> {
  const filters = { label: [`berth.group=${group.toLowerCase()}`] };
  const containers = await docker.listContainers({ all: true, filters });
  const { Volumes } = await docker.listVolumes({ filters: filters });
  return [...containers.flatMap(({ Names }) => Names), ...(Volumes ?? []).map(({ Name }) => Name)].sort();
}

/** Docker's descriptions of a group's containers, by name in the group. The sandbox is `""`. */
export async function inspectGroup(docker: Docker, id: string): Promise<Record<string, Docker.ContainerInspectInfo>> {
  const found = await docker.listContainers({ all: true, filters: { label: [`berth.key=${id.toLowerCase()}`] } });
  const inspected = await Promise.all(found.map(({ Id }) => inspectUnlessGone(docker, Id)));
  return Object.fromEntries(
    inspected.filter((item) => item !== undefined).map((item) => [item.Config.Labels["berth.container"] ?? "", item]),
  );
}

/** Containers of a group that is being replaced may disappear at any moment. */
async function inspectUnlessGone(docker: Docker, id: string): Promise<Docker.ContainerInspectInfo | undefined> {
  try {
    return await docker.getContainer(id).inspect();
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return undefined;
    throw error;
  }
}

/** The text of a page, once its server listens. Any other failure is final. */
export function fetchText(url: string, ms = 300_000): Promise<string> {
  return onceListening(async () => (await fetch(url)).text(), ms);
}
