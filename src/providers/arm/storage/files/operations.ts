import { systemClock } from "../../../../clock";
import { parseArmId } from "../../../../model/core/armId";
import type { ArmConnection, OperationContext } from "../../contract";
import { explain } from "../../wire/explain";
import { Call } from "../../wire/call";
import { Session } from "../../wire/session";
import { shareFilesStore } from "./shareFiles";
import type { ShareChanges, ShareEntry, ShareNames } from "./store";

/** Operations on shares and their files. They throw `ArmFailure`s. */
export interface ShareOperations {
  /** The shares of the subscription or of a resource group. */
  list(resourceGroup: string | undefined, context: OperationContext): Promise<ShareNames[]>;
  /** See the store of files. */
  files(share: ShareNames, path: string, isDeep: boolean, context: OperationContext): Promise<ShareEntry[]>;
  read(share: ShareNames, path: string, context: OperationContext): AsyncIterable<Buffer>;
  change(share: ShareNames, changes: ShareChanges, context: OperationContext): Promise<void>;
}

export function createShareOperations(connection: ArmConnection, clock = systemClock): ShareOperations {
  const session = new Session(connection, clock);
  const store = shareFilesStore(session);
  const explained = (call: Call, what: string, error: unknown) => {
    const failure = explain(what, error, { signal: call.signal });
    failure.message = call.redactor.redact(failure.message);
    return failure;
  };
  const on = async <T>(share: ShareNames, context: OperationContext, work: (call: Call) => Promise<T>): Promise<T> => {
    const call = new Call(context);
    try {
      return await session.during(call, () => work(call));
    } catch (error) {
      throw explained(call, titleOf(share), error);
    }
  };
  return {
    async list(resourceGroup, context) {
      const call = new Call(context);
      try {
        const { accounts, shares, context: client } = await session.sdk.storage();
        const options = { abortSignal: call.signal };
        const all =
          resourceGroup === undefined
            ? accounts.list(client, options)
            : accounts.listByResourceGroup(client, resourceGroup, options);
        const found: ShareNames[] = [];
        for await (const { id = "", name: accountName = "" } of all) {
          const group = parseArmId(id)?.resourceGroup ?? "";
          for await (const { name: shareName = "" } of shares.list(client, group, accountName, options))
            found.push({ resourceGroupName: group, accountName, shareName });
        }
        return found;
      } catch (error) {
        throw explained(call, "storage accounts", error);
      }
    },
    files: (share, path, isDeep, context) => on(share, context, (call) => store.list(share, path, isDeep, call)),
    async *read(share, path, context) {
      const call = new Call(context);
      try {
        yield* store.read(share, path, call);
      } catch (error) {
        throw explained(call, titleOf(share), error);
      }
    },
    change: (share, changes, context) => on(share, context, (call) => store.change(share, changes, call)),
  };
}

const titleOf = ({ shareName, accountName }: ShareNames): string =>
  `share "${shareName}" of the storage account "${accountName}"`;
