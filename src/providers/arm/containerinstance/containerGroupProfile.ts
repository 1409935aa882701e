import { type Json, nestBody } from "../../../model/core/armBody";
import { withEnumCase } from "../../../model/core/enumCase";
import { containerGroupProfile } from "../../../model/containerinstance/profile/containerGroupProfile";
import type { Inputs } from "../../../model/core/resource";
import { volumesWithKeys } from "../storage/storageKeys";
import type { Names, ResourceCalls } from "../resource";
import { whileBusy } from "../wire/busy";
import { CONTAINER_INSTANCE_VERSION } from "../wire/sdk";
import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";
import { secretsHeader } from "./containerGroup";

/**
 * Microsoft.ContainerInstance/containerGroupProfiles. All of its operations end with their answers. The SDK is of a
 * version that has no profiles, so the requests are made here and sent by its pipeline.
 */
export function containerGroupProfileCalls(session: Session): ResourceCalls {
  return {
    model: containerGroupProfile,
    noun: "container group profile",
    apiVersion: CONTAINER_INSTANCE_VERSION,

    async put(inputs, update, call) {
      const names = inputs as Names;
      const isPatch = containerGroupProfile.verdict(update?.changed ?? []) === "patch";
      const body = isPatch ? { tags: inputs.tags ?? {} } : await wholeBody(session, inputs, call);
      const headers = { ...secretsHeader(session, call), ...(isPatch ? {} : session.condition(call)) };
      call.sent = true;
      const reply = await whileBusy(session, call, () =>
        send(session, isPatch ? "PATCH" : "PUT", names, call, { body, headers }),
      );
      call.accepted = true;
      return shown(reply);
    },

    get: async (names, call) => shown(await send(session, "GET", names, call)),

    async delete(names, call) {
      await whileBusy(session, call, () => send(session, "DELETE", names, call));
    },
  };
}

const shown = (reply: Reply): Json => withEnumCase(containerGroupProfile.outputs, reply.json());

async function wholeBody(session: Session, inputs: Inputs, call: Call): Promise<Json> {
  const [location, volumes] = await Promise.all([
    (inputs.location as string | undefined) ?? session.location(inputs.resourceGroupName as string, call),
    volumesWithKeys(session, inputs, call),
  ]);
  const body = { ...inputs, location, ...(volumes !== undefined && { volumes }) };
  const named = Object.entries(body).filter(([key]) => !containerGroupProfile.identity.includes(key));
  return nestBody(Object.fromEntries(named), containerGroupProfile.envelope);
}

async function send(
  session: Session,
  method: "GET" | "PUT" | "PATCH" | "DELETE",
  names: Names,
  call: Call,
  { body, headers = {} }: { readonly body?: Json; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  const { endpoint, subscriptionId } = session.connection;
  const [client, { createHttpHeaders, createPipelineRequest }] = await Promise.all([
    session.sdk.containerInstance(),
    import("@azure/core-rest-pipeline"),
  ]);
  const id = containerGroupProfile.id(names, subscriptionId).split("/").map(encodeURIComponent).join("/");
  const reply = new Reply();
  reply.onResponse(
    await client.sendRequest(
      createPipelineRequest({
        url: `${endpoint}${id}?api-version=${CONTAINER_INSTANCE_VERSION}`,
        method,
        headers: createHttpHeaders({
          accept: "application/json",
          ...(body && { "content-type": "application/json" }),
          ...headers,
        }),
        ...(body && { body: JSON.stringify(body) }),
        abortSignal: call.signal,
      }),
    ),
  );
  return reply;
}
