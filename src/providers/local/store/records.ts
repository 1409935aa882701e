/**
 * What the engine remembers of ARM's resources lives here: records, the names of their types, look-ups around a
 * resource group, and the engine's secret. All of the local service imports it. It never keeps anything in this
 * process: whatever is known is asked of the engine.
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
 * What the engine remembers of one ARM resource: a volume whose labels hold its body. Labels cannot be changed, so a change
 * is a new volume with the next number, after which the old one goes. The highest number counts. Numbers come back after a
 * deletion, so a writer looks again once its volume is there (docs/decisions/0001-records.md).
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
  /** Its volume and those of older numbers that a cut-off writer left, oldest first. */
  readonly volumes: readonly string[];
}

export interface RecordChange {
  readonly id: ArmId;
  readonly body: Json;
  /** The record that this one replaces. */
  readonly previous?: ArmRecord;
  /** More labels. */
  readonly labels?: Labels;
  /** Decides about the volume's name, and so about who collides with whom. Default: the id. */
  readonly uniqueBy?: string;
  readonly nonce?: string;
}

/** How often a record is removed that others write at the same time. */
const REMOVAL_ROUNDS = 10;

export class Records {
  constructor(
    private readonly engine: Engine,
    private readonly now: () => Date,
    private readonly uuid: () => string,
  ) {}

  /** Records whose labels fit, such as `{ [PARENT]: key }`, ordered by id. */
  async list(labels: Labels): Promise<ArmRecord[]> {
    const filter = Object.entries({ [ROLE]: "record", ...labels }).map(([name, value]) => `${name}=${value}`);
    return recordsOf(await this.engine.listVolumes(filter));
  }

  async get(id: ArmId): Promise<ArmRecord | undefined> {
    return (await this.list({ [KEY]: idKey(id) }))[0];
  }

  /**
   * Writes a record. Of writers that have read the same record one is right: the others throw ARM's error and leave nothing. So
   * does one whose resource group, or the resource that its own is in, went or began to go. The older record stays until
   * {@link forget}.
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
   * Throws when a written record is not the one that follows what its writer has read. A writer that was slow may have a number
   * that was given before: then the record that it has read is gone, or a later one is there.
   */
  private async checkHighest(
    { id, key, sequence, nonce }: ArmRecord,
    series: string,
    change: RecordChange,
  ): Promise<void> {
    // A name that is unique beyond the id is looked for among all of its type.
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

  /** Throws when what a written record's resource is in is not there any more, or about to go. */
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

  /** Forgets a record that another one has followed. */
  async forget(record: ArmRecord): Promise<void> {
    // Oldest first: whoever finds an old one knows that no later one has come and gone.
    for (const name of record.volumes) await this.engine.removeVolume(name);
  }

  /** Forgets a record for good, and what other processes write for the resource meanwhile. */
  async remove(record: ArmRecord): Promise<void> {
    await this.forget(record);
    for (let round = 0; round < REMOVAL_ROUNDS; round++) {
      const [left] = await this.list({ [KEY]: record.key });
      // What is made anew begins with a low number, and is not this resource any more.
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
