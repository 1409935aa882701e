import type { Json } from "../../../model/core/armBody";
import { asRecord, pick } from "../../../model/core/json";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import { FAILURE, GROUP, idKey, keyOf, PARENT, STATE, SUBSCRIPTION } from "../../../docker/labels";
import type { Context } from "../context";
import { ArmError, resourceGroupNotFound } from "../http/errors";
import type { Call, Reply } from "../http/http";
import { locationOf, tagsOf } from "../http/rules";
import type { Routes } from "../http/router";
import { groupId } from "../store/groups";
import type { ArmRecord } from "../store/records";
import { nameOf, PROFILE_TYPE } from "../store/types";

/** The resources of all kinds in a subscription or a resource group, without those inside others, such as shares. */
export function resourceListRoutes(context: () => Promise<Context>): Routes {
  return {
    "GET /subscriptions/{subscription}/resources": async (call, { subscription = "" }) => {
      const ready = await context();
      const found = await ready.records.list({ [SUBSCRIPTION]: keyOf(`/subscriptions/${subscription}`) });
      return list(ready, call, found);
    },
    "GET /subscriptions/{subscription}/resourcegroups/{group}/resources": async (call, names) => {
      const [ready, id] = [await context(), groupId(names)];
      const key = idKey(id);
      const found = await ready.records.list({ [GROUP]: key });
      if (!found.some((record) => record.key === key)) throw resourceGroupNotFound(id.resourceGroup);
      return list(ready, call, found);
    },
  };
}

/** Query of the next page: the key of the last resource before it. */
const SKIP = "$skiptoken";

function list(context: Context, call: Call, records: readonly ArmRecord[]): Reply {
  const [isWanted, top, more] = [filterOf(call), topOf(call), expandOf(call)];
  const after = Buffer.from(call.query.get(SKIP) ?? "", "base64url").toString();
  const found = records.filter(
    (record) => record.labels[PARENT] === record.labels[GROUP] && isWanted(record) && record.key > after,
  );
  const page = found.slice(0, top);
  const value = page.map((record) => view(context, record, more));
  const last = page.at(-1);
  return { status: 200, body: { value, ...(last && page.length < found.length && { nextLink: next(call, last) }) } };
}

function next(call: Call, { key }: ArmRecord): string {
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== SKIP));
  query.set(SKIP, Buffer.from(key).toString("base64url"));
  return `${call.origin}/${call.segments.map(encodeURIComponent).join("/")}?${query.toString()}`;
}

const EXPANDED = ["createdTime", "changedTime", "provisioningState"] as const;
type Expanded = (typeof EXPANDED)[number];

function view(context: Context, record: ArmRecord, more: readonly Expanded[]): Json {
  const { id, body, created, changed } = record;
  const all = { createdTime: created, changedTime: changed, provisioningState: stateOf(context, record) };
  return {
    id: formatArmId(id),
    name: nameOf(id),
    type: id.type,
    ...pick(body, ["kind", "sku"]),
    location: body.location,
    ...(tagsOf(body) && { tags: tagsOf(body) }),
    ...pick(all, [...more]),
  };
}

/** What the record itself tells of the resource. Whether its containers run, only the resource says. */
function stateOf({ operations }: Context, { id, key, labels }: ArmRecord): string {
  const kind = operations.current(key)?.kind;
  if (kind !== undefined) return kind === "delete" ? "Deleting" : "Updating";
  if (labels[FAILURE] !== undefined) return "Failed";
  const { state } = id.type === PROFILE_TYPE ? {} : asRecord(JSON.parse(labels[STATE] ?? "{}"));
  return typeof state === "string" ? state : "Succeeded";
}

function topOf({ query }: Call): number | undefined {
  const text = query.get("$top");
  if (text === undefined) return undefined;
  const top = Number(text);
  if (Number.isInteger(top) && top > 0) return top;
  throw invalid("$top", text, "must be a whole number of 1 or more");
}

function expandOf({ query }: Call): Expanded[] {
  const names = (query.get("$expand") ?? "").split(",").map((name) => name.trim());
  return names
    .filter((name) => name !== "")
    .map((name) => {
      const found = EXPANDED.find((known) => known.toLowerCase() === name.toLowerCase());
      if (found !== undefined) return found;
      throw invalid("$expand", name, `must be of ${EXPANDED.join(", ")}`);
    });
}

function invalid(option: string, value: string, allowed: string): ArmError {
  const code = option === "$filter" ? "InvalidFilterInQueryString" : "InvalidQueryParameter";
  return new ArmError(400, code, `The query option ${option}: "${value}" ${allowed}.`, [], true);
}

/** A comparison, such as `resourceType eq 'Microsoft.Storage/storageAccounts'`. A quote in a text is doubled. */
const CLAUSE = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/i;

const FILTERS: Readonly<Record<string, (record: ArmRecord) => string>> = {
  resourcetype: ({ id }) => id.type,
  name: ({ id }) => nameOf(id),
  location: ({ body }) => locationOf(body),
  resourcegroup: ({ id }: { id: ArmId }) => id.resourceGroup,
};
const SUPPORTED =
  "must be comparisons with eq of resourceType, name, location, resourceGroup, tagName and tagValue, joined by and, or by or";

/** Whether a record is what `$filter` asks for. */
function filterOf({ query }: Call): (record: ArmRecord) => boolean {
  const text = query.get("$filter") ?? "";
  if (text.trim() === "") return () => true;
  const ways = text.split(/\s+or\s+(?=\w+\s+eq\s)/i).map((way) => {
    const clauses = way.split(/\s+and\s+(?=\w+\s+eq\s)/i).map((clause) => {
      const [, name = "", value = ""] = CLAUSE.exec(clause) ?? [];
      return [name.toLowerCase(), value.replaceAll("''", "'")] as const;
    });
    const told = new Map(clauses);
    const isKnown = [...told.keys()].every((name) => name in FILTERS || name === "tagname" || name === "tagvalue");
    if (!isKnown || (told.has("tagvalue") && !told.has("tagname"))) throw invalid("$filter", text, SUPPORTED);
    return told;
  });
  return (record) => ways.some((told) => isMet(told, record));
}

function isMet(told: ReadonlyMap<string, string>, record: ArmRecord): boolean {
  const tags = Object.entries(tagsOf(record.body) ?? {});
  const [name, value] = [told.get("tagname"), told.get("tagvalue")];
  const isTagged = tags.some(
    ([tag, text]) => tag.toLowerCase() === name?.toLowerCase() && (value === undefined || value === text),
  );
  if (name !== undefined && !isTagged) return false;
  return Object.entries(FILTERS).every(([filter, of]) => {
    const wanted = told.get(filter);
    if (wanted === undefined) return true;
    const spelled = filter === "location" ? locationOf({ location: wanted }) : wanted.toLowerCase();
    return of(record).toLowerCase() === spelled;
  });
}
