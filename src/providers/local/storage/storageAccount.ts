/**
 * The storage accounts, shares and keys of the local service live here: a share is a volume of the engine. service.ts
 * imports the routes; container groups import what they need to mount a share. It never starts a user's container.
 */

import { changing } from "../work/changing";
import { isDeepStrictEqual } from "../../../model/core/equal";
import { asRecord, isRecord, omit, own, withoutNull } from "../../../model/core/json";
import { accept, accountId, accountNamed, existingAccount } from "./accounts";
import { ACCOUNT_TYPE } from "../store/types";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { Context } from "../context";
import { ArmError } from "../http/errors";
import { removeShares } from "./fileShare";
import { refuseMounted } from "./mounted";
import { type Call, jsonBody, NO_CONTENT, POLL_AGAIN, type Reply } from "../http/http";
import { keyOf, KEYS, PARENT, SUBSCRIPTION, TYPE, idKey } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";
import { groupId, groupKey, recordsAround, requireGroup } from "../store/groups";
import {
  checkBody,
  checkNew,
  checkSameLocation,
  ENVELOPE,
  locationOf,
  merged,
  patchOf,
  sentBody,
  tagsOf,
} from "../http/rules";
import type { Names, Routes } from "../http/router";
import { polledResource, pollUrl, tokenOf } from "../work/longRunning";
import { accountKey, firstKeys, KEY_NAMES, type KeyName, keyStatesOf } from "./storageKeys";

export function storageAccountRoutes(context: () => Promise<Context>): Routes {
  const provider = "/subscriptions/{subscription}/providers/Microsoft.Storage";
  const accounts = `/subscriptions/{subscription}/resourcegroups/{group}/providers/${ACCOUNT_TYPE}`;
  const account = `${accounts}/{account}`;
  const changes = changing(context, accountId, accept);
  return {
    [`POST ${provider}/checkNameAvailability`]: async (call) => checkName(await context(), call),
    [`GET ${provider}/locations/{location}/asyncoperations/{operation}`]: async (call, names) =>
      poll(await context(), call, names),
    [`GET ${provider}/storageAccounts`]: async (call, { subscription = "" }) =>
      list(await context(), call, SUBSCRIPTION, keyOf(`/subscriptions/${subscription}`)),
    [`GET ${accounts}`]: async (call, names) => {
      const id = groupId(names);
      const around = await recordsAround(await context(), id);
      requireGroup(id, around);
      return { status: 200, body: { value: around.filter(isAccount).map((record) => view(record, suffixOf(call))) } };
    },
    [`PUT ${account}`]: changes("put", put),
    [`GET ${account}`]: async (call, names) => ({
      status: 200,
      body: view(await existingAccount(await context(), accountId(names)), suffixOf(call)),
    }),
    [`PATCH ${account}`]: changes("patch", patch),
    [`DELETE ${account}`]: changes("delete", remove),
    [`POST ${account}/listKeys`]: async (_, names) => {
      const ready = await context();
      return keys(ready, await existingAccount(ready, accountId(names)));
    },
    [`POST ${account}/regenerateKey`]: changes("action", regenerate),
  };
}

const isAccount = (record: ArmRecord): boolean => record.id.type === ACCOUNT_TYPE;

async function list({ records }: Context, call: Call, label: string, key: string): Promise<Reply> {
  const found = await records.list({ [TYPE]: ACCOUNT_TYPE, [label]: key });
  return { status: 200, body: { value: found.map((record) => view(record, suffixOf(call))) } };
}

/** Finds an account by name, in the whole engine. */
async function findAccount({ records }: Context, name: string): Promise<ArmRecord | undefined> {
  return accountNamed(await records.list({ [TYPE]: ACCOUNT_TYPE }), name);
}

async function checkName(context: Context, call: Call): Promise<Reply> {
  const { name } = jsonBody(call);
  if (typeof name !== "string" || !/^[a-z0-9]{3,24}$/.test(name)) {
    const message = `${String(name)} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`;
    return { status: 200, body: { nameAvailable: false, reason: "AccountNameInvalid", message } };
  }
  if ((await findAccount(context, name)) === undefined) return { status: 200, body: { nameAvailable: true } };
  const message = `The storage account named ${name} is already taken.`;
  return { status: 200, body: { nameAvailable: false, reason: "AlreadyExists", message } };
}

/** Properties that ARM describes as read-only. */
const READ_ONLY = [
  "accountMigrationInProgress",
  "blobRestoreStatus",
  "creationTime",
  "failoverInProgress",
  "geoReplicationStats",
  "isSkuConversionBlocked",
  "keyCreationTime",
  "lastGeoFailoverTime",
  "primaryEndpoints",
  "primaryLocation",
  "privateEndpointConnections",
  "provisioningState",
  "secondaryEndpoints",
  "secondaryLocation",
  "statusOfPrimary",
  "statusOfSecondary",
  "storageAccountSkuConversionStatus",
];

/**
 * What a client may set. Clients send back what they have read: what only the service sets, and what it shows of properties that
 * Berth does not support, which changes nothing.
 */
function writable(sent: Json, record: Pick<ArmRecord, "id" | "created">): Json {
  const shown = asRecord(view({ ...record, body: omit(sent, "properties") }).properties);
  const isGiven = ([key, value]: [string, unknown]) =>
    !READ_ONLY.includes(key) && !isDeepStrictEqual(value, own(shown, key));
  const properties = Object.entries(asRecord(sent.properties)).filter(isGiven);
  const { sku } = sent;
  return {
    ...omit(sent, "sku", "properties", ...ENVELOPE),
    ...(sku !== undefined && { sku: isRecord(sku) ? omit(sku, "tier") : sku }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

/** The properties of a body. Without a location it is the resource group's. */
function contents(sent: Json, location: string): Json {
  const { sku, kind, properties, identity, extendedLocation } = sent;
  return {
    location,
    sku,
    kind,
    ...(identity !== undefined && { identity }),
    ...(extendedLocation !== undefined && { extendedLocation }),
    ...(tagsOf(sent) && { tags: tagsOf(sent) }),
    ...(properties !== undefined && { properties }),
  };
}

async function put(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { ahead, records, uuid, now } = context;
  const name = id.names[0] ?? "";
  const [around, named] = await Promise.all([recordsAround(context, id), findAccount(context, name)]);
  requireGroup(id, around);
  // Both looks are at the same time, and it may have come between them.
  const previous = [...around, ...(named ? [named] : [])].find((record) => record.key === idKey(id));
  const sent = writable(withoutNull(sentBody(id, call)), previous ?? { id, created: now().toISOString() });
  checkBody(id, sent);
  if (named !== undefined && named.key !== previous?.key)
    throw new ArmError(409, "StorageAccountAlreadyTaken", `The storage account named ${name} is already taken.`);
  checkNew(call, id, previous);
  if (previous) checkSameLocation(id, previous.body, sent);
  const group = around.find((record) => record.key === groupKey(id));
  const location = locationOf(sent) || String(previous?.body.location ?? group?.body.location);
  const states = previous ? keyStatesOf(previous) : firstKeys(uuid(), now().toISOString());
  const record = await records.replace({
    id: previous?.id ?? id,
    body: contents(sent, location),
    previous,
    labels: { [KEYS]: JSON.stringify(states) },
    uniqueBy: `account ${name.toLowerCase()}`,
  });
  if (previous) return { status: 200, body: view(record, suffixOf(call)) };
  // Whoever makes an account soon asks for its keys, and most often for a group that mounts its shares.
  ahead.start();
  const operation = uuid();
  const path = `/subscriptions/${id.subscriptionId}/providers/Microsoft.Storage/locations/${location}/asyncoperations/${operation}`;
  const url = pollUrl(call, `${path}?monitor=true`, call.apiVersion, tokenOf(record.id));
  const ids = { "x-ms-request-id": operation, "content-type": "text/plain; charset=utf-8" };
  return { status: 202, headers: { location: url, ...ids, ...POLL_AGAIN } };
}

/** An account exists once its record does, so its operation has always ended. */
async function poll({ records }: Context, call: Call, { subscription = "" }: Names): Promise<Reply> {
  const record = await records.get(polledResource(call, subscription).id);
  if (record === undefined)
    throw new ArmError(404, "OperationNotFound", "The operation, or its storage account, does not exist.");
  return { status: 200, body: view(record, suffixOf(call)) };
}

async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const previous = await existingAccount(context, id);
  const { properties, ...changed } = patchOf(id, call, previous.body, [
    "sku",
    "kind",
    "tags",
    "properties",
    "identity",
  ]);
  const both = merged(previous.body.properties, properties);
  const body = writable(
    { ...previous.body, ...changed, ...(properties !== undefined && { properties: both }) },
    previous,
  );
  checkBody(id, body);
  const record = await replaceAccount(context, previous, body, previous.labels[KEYS] ?? "");
  return { status: 200, body: view(record, suffixOf(call)) };
}

function replaceAccount({ records }: Context, previous: ArmRecord, body: Json, keys: string): Promise<ArmRecord> {
  const uniqueBy = `account ${(previous.id.names[0] ?? "").toLowerCase()}`;
  return records.replace({ id: previous.id, body, previous, labels: { [KEYS]: keys }, uniqueBy });
}

async function remove(context: Context, _: Call, id: ArmId): Promise<Reply> {
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const record = around.find(({ key }) => key === idKey(id));
  if (record === undefined) return NO_CONTENT;
  const shares = around.filter(({ labels }) => labels[PARENT] === record.key);
  await refuseMounted(context, shares);
  await removeShares(context, shares);
  await context.records.remove(record);
  // Shares that another process has written in the meantime.
  await removeShares(context, await context.records.list({ [PARENT]: record.key }));
  return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" } };
}

async function keys(context: Context, record: ArmRecord): Promise<Reply> {
  const secret = await context.secret.get();
  const states = keyStatesOf(record);
  const value = KEY_NAMES.map((keyName) => ({
    creationTime: states[keyName].created,
    keyName,
    value: accountKey(secret, record, keyName),
    permissions: "FULL",
  }));
  return { status: 200, body: { keys: value } };
}

async function regenerate(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const previous = await existingAccount(context, id);
  const { keyName } = jsonBody(call);
  if (!KEY_NAMES.includes(keyName as KeyName))
    throw new ArmError(
      400,
      "InvalidParameter",
      `keyName: ${JSON.stringify(keyName)} must be one of ${KEY_NAMES.join(", ")}`,
    );
  const states = keyStatesOf(previous);
  const generation = states[keyName as KeyName].generation + 1;
  const renewed = { ...states, [keyName as KeyName]: { generation, created: context.now().toISOString() } };
  return keys(context, await replaceAccount(context, previous, previous.body, JSON.stringify(renewed)));
}

/** An account as ARM shows it. What a record of someone else's does not say is left out, for lists show all accounts or none. */
/** What follows an account's name in the addresses of its services, for clients in this process, which use none of them. */
const AZURES_SUFFIX = "core.windows.net";

/** Clients from outside are told a name of this machine, so that none takes an account of the local engine to Azure. */
function suffixOf({ isFromOutside, origin }: Call): string {
  return isFromOutside ? `core.${new URL(origin).host}` : AZURES_SUFFIX;
}

function view({ id, body, created }: Pick<ArmRecord, "id" | "body" | "created">, suffix = AZURES_SUFFIX): Json {
  const name = id.names[0] ?? "";
  const { name: sku } = asRecord(body.sku);
  const { kind } = body;
  const service = (host: string) => `https://${name}.${host}.${suffix}/`;
  const isOld = kind === "Storage";
  const encrypted = { keyType: "Account", enabled: true, lastEnabledTime: created };
  return {
    ...(typeof sku === "string" && { sku: { name: sku, tier: sku.split("_")[0] } }),
    ...(typeof kind === "string" && { kind }),
    ...(body.identity !== undefined && { identity: body.identity }),
    ...(body.extendedLocation !== undefined && { extendedLocation: body.extendedLocation }),
    id: formatArmId(id),
    name,
    type: ACCOUNT_TYPE,
    location: body.location,
    tags: tagsOf(body) ?? {},
    properties: {
      keyCreationTime: { key1: created, key2: created },
      privateEndpointConnections: [],
      minimumTlsVersion: "TLS1_2",
      allowBlobPublicAccess: false,
      networkAcls: { bypass: "AzureServices", virtualNetworkRules: [], ipRules: [], defaultAction: "Allow" },
      supportsHttpsTrafficOnly: true,
      encryption: { services: { file: encrypted, blob: encrypted }, keySource: "Microsoft.Storage" },
      ...(!isOld && { accessTier: "Hot" }),
      ...asRecord(body.properties),
      provisioningState: "Succeeded",
      creationTime: created,
      primaryEndpoints: {
        ...(!isOld && { dfs: service("dfs"), web: service("z22.web") }),
        blob: service("blob"),
        queue: service("queue"),
        table: service("table"),
        file: service("file"),
      },
      primaryLocation: body.location,
      statusOfPrimary: "available",
    },
  };
}
