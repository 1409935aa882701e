/**
 * The client of resource groups lives here. Only client.ts imports it. It never looks at the resources in a group.
 */

import { resourceGroup } from "../../../model/resources/resourceGroup";
import type { Json } from "../../../model/core/armBody";
import { asRecord } from "../../../model/core/json";
import { whileBusy } from "../wire/busy";
import { untilDone } from "../wire/poll";
import { ArmFault } from "../wire/fault";
import { Reply, type Session } from "../wire/session";
import type { ResourceCalls } from "../resource";

/** The version of the API that the SDK speaks. */
const API_VERSION = "2025-04-01";

/** The group's properties are one output, and not one each as of all other resources. */
const shown = ({ properties, ...envelope }: Json): Json => ({ ...envelope, properties: { properties } });

/** Microsoft.Resources/resourceGroups. */
export function resourceGroupCalls(session: Session): ResourceCalls {
  const { sdk } = session;
  return {
    model: resourceGroup,
    noun: "resource group",
    apiVersion: API_VERSION,

    async put({ resourceGroupName, location, tags, managedBy }, update, call) {
      const client = await sdk.resources();
      session.forgetLocation(resourceGroupName as string);
      call.sent = true;
      // A PUT without tags might keep the existing ones.
      const body = {
        location: location as string,
        tags: (tags ?? (update && {})) as Record<string, string> | undefined,
        managedBy: managedBy as string | undefined,
      };
      const reply = new Reply();
      // A group that is being deleted has to be gone first.
      await whileBusy(session, call, () =>
        client.resourceGroups.createOrUpdate(resourceGroupName as string, body, {
          abortSignal: call.signal,
          onResponse: reply.onResponse,
          requestOptions: { customHeaders: session.condition(call) },
        }),
      );
      // The answer shows what was sent, also when somebody else has sent more meanwhile.
      const mustLook = call.onlyNew && session.connection.extended !== true;
      return mustLook ? undefined : shown(reply.json());
    },

    async get({ resourceGroupName = "" }, call) {
      const client = await sdk.resources();
      const reply = new Reply();
      await client.resourceGroups.get(resourceGroupName, { abortSignal: call.signal, onResponse: reply.onResponse });
      const body = reply.json();
      // It will be gone, and nothing can be made in it any more.
      if (asRecord(body.properties).provisioningState === "Deleting")
        throw new ArmFault("it is being deleted.", { code: "ResourceGroupBeingDeleted", statusCode: 404 });
      return shown(body);
    },

    /**
     * Deletes the group with everything in it. Pulumi deletes its own resources first, so what is left was made by
     * others.
     */
    async delete({ resourceGroupName = "" }, call) {
      const client = await sdk.resources();
      session.forgetLocation(resourceGroupName);
      const options = { abortSignal: call.signal };
      await whileBusy(session, call, async () =>
        untilDone(session, call, await client.resourceGroups.beginDelete(resourceGroupName, options)),
      );
    },
  };
}
