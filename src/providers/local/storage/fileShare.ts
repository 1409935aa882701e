import { changing } from "../work/changing";
import { omit, withoutNull } from "../../../model/core/json";
import { filesLost, shareId, shareVolume } from "./shareVolume";
import { ACCOUNT_TYPE, SHARE_TYPE } from "../store/types";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { nodePathOf } from "../containerservice/node/paths";
import type { Context } from "../context";
import { type Engine, EngineError } from "../../../docker/engine";
import { ArmError, concurrentWrite } from "../http/errors";
import { refuseMounted } from "./mounted";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { hashOf, ownership, PARENT, idKey } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";
import { recordsAround, requireGroup } from "../store/groups";
import { checkBody, checkNew, sentBody } from "../http/rules";
import type { Names, Routes } from "../http/router";
import { accept, accountId, existingAccount } from "./accounts";
import { shareFilesRoutes } from "./files/routes";
import { removeWorkers } from "./files/worker";

const ACCOUNT = `/subscriptions/{subscription}/resourcegroups/{group}/providers/${ACCOUNT_TYPE}/{account}`;
/** The service's default quota in GB. */
const DEFAULT_QUOTA = 5120;

export function fileShareRoutes(context: () => Promise<Context>): Routes {
  const shares = `${ACCOUNT}/fileServices/default/shares`;
  const share = `${shares}/{share}`;
  const idOf = (names: Names) => shareId(accountId(names), names.share ?? "");
  const changes = changing(context, idOf, accept);
  return {
    [`GET ${shares}`]: async (_, names) => {
      const ready = await context();
      const account = await existingAccount(ready, accountId(names));
      const found = await ready.records.list({ [PARENT]: account.key });
      return { status: 200, body: { value: found.map(listView) } };
    },
    [`PUT ${share}`]: changes("put", put),
    [`GET ${share}`]: async (_, names) => {
      const record = await existing(await context(), idOf(names));
      return { status: 200, headers: { etag: `"${etag(record)}"` }, body: view(record) };
    },
    [`PATCH ${share}`]: changes("patch", patch),
    [`DELETE ${share}`]: changes("delete", remove),
    ...shareFilesRoutes(share, context, idOf, existing),
  };
}

const accountOf = (id: ArmId): ArmId =>
  accountId({ subscription: id.subscriptionId, group: id.resourceGroup, account: id.names[0] ?? "" });

async function find(context: Context, id: ArmId): Promise<{ account: ArmRecord; share: ArmRecord | undefined }> {
  const account = await existingAccount(context, accountOf(id));
  return { account, share: await context.records.get(id) };
}

async function existing(context: Context, id: ArmId): Promise<ArmRecord> {
  const { share } = await find(context, id);
  if (share !== undefined) {
    if (await hasFiles(context, share)) return share;
    const lost = filesLost(formatArmId(share.id));
    throw new ArmError(404, "ShareFilesLost", `${lost.charAt(0).toUpperCase()}${lost.slice(1)}`);
  }
  const message = `The specified share does not exist.\nRequestId:${context.uuid()}\nTime:${context.now().toISOString()}`;
  throw new ArmError(404, "ShareNotFound", message);
}

const hasFiles = async ({ engine }: Context, { id }: ArmRecord): Promise<boolean> =>
  (await engine.inspectVolume(shareVolume(id))) !== undefined;

async function put(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { share: previous } = await find(context, id);
  // A share whose files are gone is not there, as a GET says, whatever its record is.
  const isThere = previous !== undefined && (await hasFiles(context, previous));
  checkNew(call, id, isThere ? previous : undefined);
  const properties = writable(sentBody(id, call));
  checkBody(id, { properties });
  const record = await context.records.replace({ id: previous?.id ?? id, body: { properties }, previous });
  try {
    await context.engine.createVolume(shareVolume(record.id), ownership("share", record.id));
  } catch (error) {
    if (previous === undefined) await context.records.remove(record);
    throw error;
  }
  // Another process may have deleted the share before its files were made.
  if ((await context.records.get(id)) === undefined) {
    await context.engine.removeVolume(shareVolume(record.id));
    throw concurrentWrite(formatArmId(record.id));
  }
  return {
    status: isThere ? 200 : 201,
    headers: { etag: `"${etag(record)}"` },
    body: { ...head(record), properties },
  };
}

async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const previous = await existing(context, id);
  const sent = writable(sentBody(id, call));
  const properties = { ...(previous.body.properties as Json), ...sent };
  checkBody(id, { properties });
  const record = await context.records.replace({ id: previous.id, body: { properties }, previous });
  return { status: 200, headers: { etag: `"${etag(record)}"` }, body: { ...head(record), properties: sent } };
}

async function remove(context: Context, _: Call, id: ArmId): Promise<Reply> {
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const share = around.find(({ key }) => key === idKey(id));
  if (share === undefined) return NO_CONTENT;
  await refuseMounted(context, [share]);
  await removeShares(context, [share]);
  return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" } };
}

/** Removes shares with their files, and then their records. */
export async function removeShares({ engine, records }: Context, shares: readonly ArmRecord[]): Promise<void> {
  await Promise.all(shares.map((share) => removeFiles(engine, share)));
  await Promise.all(shares.map((share) => records.remove(share)));
  // Another process may have written a record in the meantime. It then sees that its record was removed.
  await Promise.all(shares.map((share) => removeFiles(engine, share)));
}

async function removeFiles(engine: Engine, share: ArmRecord): Promise<void> {
  const { id } = share;
  await removeWorkers(engine, share);
  try {
    await engine.removeVolume(shareVolume(id));
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
    const message = `The share '${id.names.at(-1)}' of the account '${id.names[0]}' is mounted. Delete the container groups that mount it first.`;
    throw new ArmError(409, "ShareInUse", message);
  }
}

/** The properties of a client's body that may be written: some clients send back what they have read. */
function writable(sent: Json): Json {
  const properties = withoutNull((sent.properties ?? {}) as Json);
  const readOnly = [
    "etag",
    "lastModifiedTime",
    "leaseState",
    "leaseStatus",
    "deleted",
    "version",
    "accessTierChangeTime",
    "nodePath",
  ];
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !readOnly.includes(key)));
}

const etag = (record: ArmRecord): string => `0x8D${hashOf(record.nonce).toUpperCase()}`;

function head({ id }: ArmRecord): Json {
  return { id: formatArmId(id), name: id.names.at(-1), type: SHARE_TYPE };
}

function view(record: ArmRecord): Json {
  const given = record.body.properties as Json;
  const listed = listView(record);
  const { leaseStatus, leaseState, ...properties } = listed.properties as Json;
  // The directory of the share's files on the nodes of local clusters. Azure's answers do not have it.
  const nodePath = nodePathOf(shareVolume(record.id));
  const more = { signedIdentifiers: [], ...given, nodePath };
  return { ...listed, properties: { leaseStatus, leaseState, ...more, ...properties } };
}

/** Lists leave out metadata and policies. */
function listView(record: ArmRecord): Json {
  const { accessTier, shareQuota, enabledProtocols, ...settings } = record.body.properties as Json;
  return {
    ...head(record),
    etag: `"${etag(record)}"`,
    properties: {
      leaseStatus: "unlocked",
      leaseState: "available",
      lastModifiedTime: record.changed,
      accessTier: accessTier ?? "TransactionOptimized",
      shareQuota: shareQuota ?? DEFAULT_QUOTA,
      enabledProtocols: enabledProtocols ?? "SMB",
      ...omit(settings, "metadata", "signedIdentifiers"),
    },
  };
}
