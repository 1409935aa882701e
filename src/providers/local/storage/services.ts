import { formatArmId } from "../../../model/core/armId";
import type { Context } from "../context";
import type { Handler, Routes } from "../http/router";
import { ACCOUNT_TYPE } from "../store/types";
import { accountId, existingAccount } from "./accounts";

const ACCOUNT = `/subscriptions/{subscription}/resourcegroups/{group}/providers/${ACCOUNT_TYPE}/{account}`;
const NO_CORS = { cors: { corsRules: [] } };

/** The settings of an account's services, which clients read with the account. Nobody can change them here. */
export function storageServiceRoutes(context: () => Promise<Context>): Routes {
  const service =
    (kind: string, properties: object): Handler =>
    async (_, names) => {
      const { id } = await existingAccount(await context(), accountId(names));
      const body = { id: `${formatArmId(id)}/${kind}/default`, name: "default", type: `${ACCOUNT_TYPE}/${kind}` };
      return { status: 200, body: { ...body, properties: { ...NO_CORS, ...properties } } };
    };
  return {
    [`GET ${ACCOUNT}/fileServices/default`]: service("fileServices", {
      shareDeleteRetentionPolicy: { enabled: false },
    }),
    [`GET ${ACCOUNT}/blobServices/default`]: service("blobServices", {
      deleteRetentionPolicy: { allowPermanentDelete: false, enabled: false },
    }),
  };
}
