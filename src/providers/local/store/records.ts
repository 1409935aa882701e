/**
 * What the engine stores about ARM resources lives here: records, the names of their types, look-ups around a resource
 * group, and the engine's secret. All of the local service imports this folder. It never caches anything in this
 * process: everything is read from the engine.
 */

import { type ArmId, formatArmId, parseArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asRecord } from "../../../model/core/json";
import type { Engine, EngineVolume, Labels } from "../../../docker/engine";
import { concurrentWrite, resourceNotFound } from "../http/errors";
import { requireOpenGroup } from "./openGroup";
import {
  BODY,
  CHANGED,
  CREATED,
  engineName,
  GROUP,
  ID,
  KEY,
  keyOf,
  NONCE,
  ownership,
  PARENT,
  ROLE,
  SEQUENCE,
  TYPE,
  idKey,
} from "../../../docker/labels";

/**
 * The stored state of an ARM resource: a volume whose labels hold its body. Labels cannot change, so a change makes a
 * new volume with the next number and then removes the old one. The highest number is the current one. Numbers start
 * again after a deletion, so a writer looks again after it has made its volume (docs/decisions/0001-records.md).
 */
export interface ArmRecord {
  readonly id: ArmId;
  readonly key: string;
  readonly body: Json;
  readonly sequence: number;
  readonly nonce: string;
  /** ISO 8601. */
  readonly created: string;
  readonly changed: string;
  readonly labels: Labels;
  /** Its volume, and those with older numbers that an interrupted writer left, oldest first. */
  readonly volumes: readonly string[];
}

export interface RecordChange {
  readonly id: ArmId;
  readonly body: Json;
  /** The record that this one replaces. */
  readonly previous?: ArmRecord;
  /** Additional labels. */
  readonly labels?: Labels;
  /** Makes the volume's name, so that two writers with the same value collide. Default: the id. */
  readonly uniqueBy?: string;
  readonly nonce?: string;
}

/** How often to remove a record that others write at the same time. */
const REMOVAL_ROUNDS = 10;

export class Records {
  constructor(
    private readonly engine: Engine,
    private readonly now: () => Date,
    private readonly uuid: () => string,
  ) {}

  /** Records with the given labels, such as `{ [PARENT]: key }`, ordered by id. */
  async list(labels: Labels): Promise<ArmRecord[]> {
    const filter = Object.entries({ [ROLE]: "record", ...labels }).map(([name, value]) => `${name}=${value}`);
    return recordsOf(await this.engine.listVolumes(filter));
  }

  async get(id: ArmId): Promise<ArmRecord | undefined> {
    return (await this.list({ [KEY]: idKey(id) }))[0];
  }

  /**
   * Writes a record. Of several writers that have read the same record, one succeeds. The others get ARM's error and
   * leave nothing behind. So does a writer whose resource group or parent resource is deleted or being deleted. The
   * older record stays until {@link forget}.
   */
  async write(change: RecordChange): Promise<ArmRecord> {
    const { id, body, previous } = change;
    const text = formatArmId(id);
    const sequence = (previous?.sequence ?? 0) + 1;
    const nonce = change.nonce ?? this.uuid();
    const now = this.now().toISOString();
    const labels: Labels = {
      ...ownership("record", id),
      ...change.labels,
      [BODY]: JSON.stringify(body),
      [SEQUENCE]: String(sequence),
      [NONCE]: nonce,
      [CREATED]: previous?.created ?? now,
      [CHANGED]: now,
    };
    const series = `${engineName(id.names.at(-1) ?? id.resourceGroup, change.uniqueBy ?? keyOf(text))}-r`;
    const volume = await this.engine.createVolume(`${series}${sequence}`, labels);
    const record = toRecord(volume);
    if (record?.nonce !== nonce) throw concurrentWrite(text);
    try {
      await Promise.all([this.checkHighest(record, series, change), this.checkAround(record)]);
    } catch (error) {
      await this.engine.removeVolume(volume.name);
      throw error;
    }
    return record;
  }

  /**
   * Throws when a written record does not directly follow the one that its writer has read. A slow writer may get a
   * number that was used before: then the record that it has read no longer exists, or a later one does.
   */
  private async checkHighest(
    { id, key, sequence, nonce }: ArmRecord,
    series: string,
    change: RecordChange,
  ): Promise<void> {
    // If a name must be unique beyond the id, all records of the type are searched for it.
    const label = change.uniqueBy === undefined ? `${KEY}=${key}` : `${TYPE}=${id.type}`;
    const volumes = await this.engine.listVolumes([`${ROLE}=record`, label]);
    const others = volumes.filter(({ name }) => name.startsWith(series)).map(({ labels }) => labels);
    const { previous } = change;
    const has = (wanted: string | undefined) => others.some((labels) => labels[NONCE] === wanted);
    const isFirst = previous !== undefined || others.length === 1;
    const isHighest = others.every((labels) => Number(labels[SEQUENCE]) <= sequence);
    if (has(nonce) && isFirst && isHighest && (previous === undefined || has(previous.nonce))) return;
    throw concurrentWrite(formatArmId(id));
  }

  /** Throws when the parent or resource group of a written record's resource does not exist or is being deleted. */
  private async checkAround({ id, key, labels }: ArmRecord): Promise<void> {
    const [group, parent] = [labels[GROUP] ?? "", labels[PARENT] ?? ""];
    if (key === group) return;
    const above = parent === group ? [group] : [group, parent];
    const [records = [], parents = records] = await Promise.all(above.map((item) => this.list({ [KEY]: item })));
    requireOpenGroup(id, records);
    if (parents.length > 0) return;
    const { type, names } = parseArmId(parent) ?? id;
    throw resourceNotFound(type, names.at(-1) ?? "", id.resourceGroup);
  }

  /** Writes a record and forgets the one before it. */
  async replace(change: RecordChange): Promise<ArmRecord> {
    const record = await this.write(change);
    if (change.previous) await this.forget(change.previous);
    return record;
  }

  /** Removes a record that another one has replaced. */
  async forget(record: ArmRecord): Promise<void> {
    // Oldest first: if an old one exists, no later one has been removed.
    for (const name of record.volumes) await this.engine.removeVolume(name);
  }

  /** Removes a record and everything that other processes write for the resource in the meantime. */
  async remove(record: ArmRecord): Promise<void> {
    await this.forget(record);
    for (let round = 0; round < REMOVAL_ROUNDS; round++) {
      const [left] = await this.list({ [KEY]: record.key });
      // A resource that is made again starts with a low number. It is another resource then.
      if (left === undefined || left.sequence <= record.sequence) return;
      await this.forget(left);
    }
    throw concurrentWrite(formatArmId(record.id));
  }
}

/** The records among volumes, ordered by key. */
export function recordsOf(volumes: readonly EngineVolume[]): ArmRecord[] {
  const byKey = new Map<string, ArmRecord>();
  for (const volume of volumes) {
    const record = volume.labels[ROLE] === "record" ? toRecord(volume) : undefined;
    if (record === undefined) continue;
    const other = byKey.get(record.key);
    const both = other === undefined ? [record] : [other, record].sort((a, b) => a.sequence - b.sequence);
    byKey.set(record.key, { ...(both.at(-1) ?? record), volumes: both.flatMap(({ volumes: names }) => names) });
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function toRecord(volume: EngineVolume): ArmRecord | undefined {
  const { labels, name } = volume;
  const id = parseArmId(labels[ID] ?? "");
  if (id === undefined) return undefined;
  return {
    id: { ...id, type: labels[TYPE] ?? id.type },
    key: labels[KEY] ?? "",
    body: parseBody(labels[BODY]),
    sequence: Number(labels[SEQUENCE]),
    nonce: labels[NONCE] ?? "",
    created: labels[CREATED] ?? "",
    changed: labels[CHANGED] ?? "",
    labels,
    volumes: [name],
  };
}

/** A body that cannot be read is empty: its resource can be seen and deleted, and breaks no list that others are in. */
function parseBody(text = "{}"): Json {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}
