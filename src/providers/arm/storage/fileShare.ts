import { asList, asRecord } from "../../../model/core/json";
import { fileShare } from "../../../model/storage/fileShare";
import type { ResourceCalls } from "../resource";
import { whileBusy } from "../wire/busy";
import { Reply, type Session, takenFault } from "../wire/session";
import { STORAGE_API_VERSION } from "./storageAccount";

/** Microsoft.Storage/storageAccounts/fileServices/shares. */
export function fileShareCalls(session: Session): ResourceCalls {
  const { sdk } = session;
  return {
    model: fileShare,
    noun: "file share",
    apiVersion: STORAGE_API_VERSION,

    async put(inputs, update, call) {
      const { resourceGroupName, accountName, shareName, ...given } = inputs;
      const { enabledProtocols, metadata, signedIdentifiers, expand, ...settings } = given;
      const policies = signedIdentifiers === undefined ? undefined : asList(signedIdentifiers).map(policyOf);
      const { shares, context } = await sdk.storage();
      type Body = Parameters<typeof shares.create>[4];
      const names = [resourceGroupName as string, accountName as string, shareName as string] as const;
      const reply = new Reply();
      const options = { abortSignal: call.signal, onResponse: reply.onResponse };
      call.sent = true;
      if (update === undefined) {
        const body = { ...settings, enabledProtocols, metadata, signedIdentifiers: policies } as Body;
        await whileBusy(session, call, () =>
          shares.create(context, ...names, body, {
            ...options,
            ...(typeof expand === "string" && { expand }),
            requestOptions: { headers: session.condition(call) },
          }),
        );
        call.accepted = true;
        if (reply.status === 201) return;
        // 200 means that the share exists and has not changed.
        if (call.onlyNew) throw takenFault();
        // An interrupted creation made it, perhaps with other properties.
      }
      // A PATCH changes the given properties and replaces all metadata. The protocol cannot change.
      const change = {
        ...settings,
        metadata: metadata ?? {},
        signedIdentifiers: policies ?? clearedPolicies(update),
      } as Body;
      await whileBusy(session, call, () => shares.update(context, ...names, change, options));
    },

    async get({ resourceGroupName = "", accountName = "", shareName = "" }, call) {
      const { shares, context } = await sdk.storage();
      const reply = new Reply();
      await shares.get(context, resourceGroupName, accountName, shareName, {
        abortSignal: call.signal,
        onResponse: reply.onResponse,
      });
      return reply.json();
    },

    async delete({ resourceGroupName = "", accountName = "", shareName = "" }, call) {
      const { shares, context } = await sdk.storage();
      const options = { abortSignal: call.signal };
      await whileBusy(session, call, () => shares.$delete(context, resourceGroupName, accountName, shareName, options));
    },
  };
}

/** The SDK takes times as dates, of which it uses this method alone: the text is passed on as it is. */
function policyOf(identifier: unknown) {
  const { id, accessPolicy } = asRecord(identifier);
  const { startTime, expiryTime, permission } = asRecord(accessPolicy);
  const time = (text: unknown) => (typeof text === "string" ? { toISOString: () => text } : undefined);
  return { id, accessPolicy: { startTime: time(startTime), expiryTime: time(expiryTime), permission } };
}

/** A PATCH keeps policies that it does not name. */
function clearedPolicies(update: { readonly olds: Readonly<Record<string, unknown>> } | undefined): [] | undefined {
  return update?.olds.signedIdentifiers === undefined ? undefined : [];
}
