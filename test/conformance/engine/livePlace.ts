import { createHash } from "node:crypto";
import type Docker from "dockerode";
import { LocalArm, SUBSCRIPTION } from "../../support/engine/arm";
import { htpasswd, Registry } from "../../support/engine/registry";
import { GitServer } from "../../support/gitServer";
import type { Place } from "../scenes";

const users = ["robot", "other"] as const;
const passwords = ["hunter-one", "hunter-two"] as const;

/** Tests that run at the same time have subnets in the same engine. */
function privateIps(unique: string): [string, string] {
  const [second = 0, third = 0] = createHash("sha256").update(unique).digest();
  const range = `10.${224 + (second % 16)}.${third}`;
  return [`${range}.20`, `${range}.21`];
}

/** A local ARM service on a real engine, with everything that the groups in the table need. */
export class LivePlace {
  readonly arm = new LocalArm({ allowPrivileged: true });
  readonly registry = new Registry(users.flatMap((user) => passwords.map((password) => htpasswd(user, password))));
  private readonly repositories = [new GitServer(), new GitServer()] as const;

  constructor(readonly docker: Docker) {}

  async start(): Promise<Place> {
    const { arm, docker, registry } = this;
    await Promise.all([arm.createGroup(), registry.start(), ...this.repositories.map((server) => server.start())]);
    const [first, second] = await Promise.all([this.account(`${arm.name}a`), this.account(`${arm.name}b`)]);
    await Promise.all([this.profile("one", 2), this.profile("two", 2)]);
    await docker.getImage("busybox:1").tag({ repo: arm.name, tag: "2" });
    const { DefaultRuntime, Runtimes } = (await docker.info()) as { DefaultRuntime: string; Runtimes: object };
    const runtime = Object.keys(Runtimes).find((name) => name !== DefaultRuntime && name.startsWith("runc"));
    if (runtime === undefined) throw new Error("the engine of these tests has a second runtime, such as runc");
    const [one, two] = this.repositories.map((server) => ({
      url: server.url(),
      commits: [server.commits[0]!, server.commits[1]!] as const,
    }));
    return {
      subscription: SUBSCRIPTION,
      resourceGroup: arm.name,
      unique: arm.name,
      privateIps: privateIps(arm.name),
      images: ["busybox:1", `${arm.name}:2`],
      runtimes: [DefaultRuntime, runtime],
      accounts: [first, second],
      repositories: [one!, two!],
      registry: { server: registry.host, image: registry.name(), users, passwords },
    };
  }

  /** A profile for the group of the scene, with what only its revision has: a secret. */
  private async profile(name: string, revisions: number): Promise<void> {
    const id = `${this.arm.group}/providers/Microsoft.ContainerInstance/containerGroupProfiles/${name}`;
    for (let revision = 1; revision <= revisions; revision++) {
      const environmentVariables = [{ name: "FROM", secureValue: `${name}-${revision}` }];
      const app = { image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } }, environmentVariables };
      const properties = { osType: "Linux", containers: [{ name: "app", properties: app }] };
      await this.arm.send("PUT", id, { location: "westeurope", properties }, { version: "2026-07-01" });
    }
  }

  private async account(name: string) {
    const key = await this.arm.createShare(name, "data", "more");
    const { keys } = (await this.arm.send("POST", `${this.arm.account(name)}/listKeys`)).body;
    return { name, keys: [key, keys[1].value] as const };
  }

  /** Makes the engine pull the registry's image again. A group may still be running it. */
  async forgetImage(): Promise<void> {
    const image = this.docker.getImage(this.registry.name());
    // The engine does not remove the last name of a running container's image.
    await image.tag({ repo: `${this.arm.name}-kept`, tag: "1" }).catch(() => undefined);
    await image.remove({ force: true }).catch(() => undefined);
  }

  async stop(): Promise<void> {
    const { arm, docker, registry } = this;
    await arm.removeGroup();
    for (const image of [`${arm.name}:2`, `${arm.name}-kept:1`, registry.name()])
      await docker
        .getImage(image)
        .remove()
        .catch(() => undefined);
    await Promise.all([registry.stop(), ...this.repositories.map((server) => server.stop())]);
  }
}
