import type { Json } from "../../src/model/core/armBody";
import { asRecord } from "../../src/model/core/json";
import { createArmClient } from "../../src/providers/arm/client";
import { ArmScript, FakeClock, type ScriptedReply, type SeenRequest } from "../support/arm/script";
import { RUNNING } from "../support/arm/bodies";
import { schemaProblems } from "../support/arm/sdkSchema";
import { Plugin } from "../providers/plugin/support";
import { withoutSecrets } from "../model/arbitrary";
import { groupFills } from "../model/containerinstance/fills";

/**
 * A fake ARM with one container group. It answers as Azure would: without secrets, and with the properties that Azure
 * adds.
 */
export class EchoArm {
  readonly script = new ArmScript((request) => this.answer(request));
  private group: Json | undefined;

  /** The requests that change something, without polls. */
  get sent(): SeenRequest[] {
    return this.script.requests.filter(({ method }) => method !== "GET");
  }

  /**
   * A plugin that is connected to it. The connection says that the service knows Berth's own properties, so that they
   * are sent. This ARM does not return them.
   */
  async plugin(target: "local" | "azure"): Promise<Plugin> {
    const connection = this.script.connection({ extended: true, subscriptionId: SUBSCRIPTION });
    const client = createArmClient(connection, { clock: new FakeClock() });
    const plugin = new Plugin(undefined, { openTarget: async () => client });
    return plugin.configure({ target, subscriptionId: SUBSCRIPTION, allowPrivileged: true });
  }

  private answer({ method, path, body }: SeenRequest): ScriptedReply {
    if (method === "PUT") expect(schemaProblems("ContainerGroup", body)).toEqual([]);
    if (method === "PUT") this.group = echo(path, body as Json, this.group);
    else if (method === "PATCH") this.group = { ...this.group, tags: asRecord(body).tags };
    else if (method !== "GET") throw new Error(`unexpected ${method} ${path}`);
    return this.group === undefined ? { status: 404 } : { status: 200, body: this.group };
  }
}

export const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

function echo(path: string, body: Json, before: Json | undefined): Json {
  const { identity, ...answer } = withoutSecrets(body) as { identity?: Json; properties: Json; tags?: unknown };
  answer.properties.provisioningState = "Succeeded";
  groupFills(answer);
  for (const container of answer.properties.containers as { properties: Json }[])
    container.properties.instanceView = RUNNING;
  const users = identity?.userAssignedIdentities;
  const known = Object.keys(asRecord(users)).map((id) => [id, { principalId: "p", clientId: "c" }]);
  return {
    ...answer,
    // A PUT does not change the tags of an existing group.
    ...(before !== undefined && { tags: before.tags }),
    ...(identity && {
      identity: { ...identity, ...(users !== undefined && { userAssignedIdentities: Object.fromEntries(known) }) },
    }),
    id: path,
    name: path.split("/").at(-1),
    type: "Microsoft.ContainerInstance/containerGroups",
  };
}
