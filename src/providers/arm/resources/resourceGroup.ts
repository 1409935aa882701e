/**
 * Resource groups as ARM's client sees them live here. Only the client's own file imports it. It never looks into what
 * a group holds.
 */

import { resourceGroup } from "../../../model/resources/resourceGroup";
import { Reply, type Session } from "../wire/session";
import type { ResourceCalls } from "../resource";

/** Microsoft.Resources/resourceGroups. */
export function resourceGroupCalls(session: Session): ResourceCalls {
  const { sdk } = session;
  return {
    model: resourceGroup,
    noun: "resource group",

    async put({ resourceGroupName, location, tags }, update, call) {
      const client = await sdk.resources();
      session.forgetLocation(resourceGroupName as string);
      call.sent = true;
      // A PUT without tags might keep those that are there.
      const body = {
        location: location as string,
        tags: (tags ?? (update && {})) as Record<string, string> | undefined,
      };
      const reply = new Reply();
      await client.resourceGroups.createOrUpdate(resourceGroupName as string, body, {
        abortSignal: call.signal,
        onResponse: reply.onResponse,
      });
      return reply.json();
    },

    async get({ resourceGroupName = "" }, call) {
      const client = await sdk.resources();
      const reply = new Reply();
      await client.resourceGroups.get(resourceGroupName, { abortSignal: call.signal, onResponse: reply.onResponse });
      return reply.json();
    },

    /**
     * Deletes the group as ARM does, with all that is in it. Pulumi deletes its own resources first, so this concerns only
     * what others have put there.
     */
    async delete({ resourceGroupName = "" }, call) {
      const client = await sdk.resources();
      session.forgetLocation(resourceGroupName);
      const poller = await client.resourceGroups.beginDelete(resourceGroupName, session.polling(call));
      await poller.pollUntilDone({ abortSignal: call.signal });
    },
  };
}
