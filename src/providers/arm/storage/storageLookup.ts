import type { ArmConnection, OperationContext } from "../contract";
import { explain } from "../wire/explain";
import { systemClock } from "../../../clock";
import { Call } from "../wire/call";
import { Session } from "../wire/session";
import { findAccount } from "./storageKeys";

/** Finds the resource group of a storage account in the subscription; undefined when the account does not exist. */
export function storageLookup(connection: ArmConnection) {
  const session = new Session(connection, systemClock);
  return async (account: string, context: OperationContext): Promise<string | undefined> => {
    const call = new Call(context);
    try {
      return await session.during(call, () => findAccount(session, account, call));
    } catch (error) {
      throw explain(`storage account "${account}"`, error, { signal: call.signal });
    }
  };
}
