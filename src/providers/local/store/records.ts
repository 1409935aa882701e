/**
 * What the engine remembers of ARM's resources lives here: records, the names of their types, look-ups around a
 * resource group, and the engine's secret. All of the local service imports it. It never keeps anything in this
 * process: whatever is known is asked of the engine.
 */

import { type ArmId, formatArmId, parseArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { Engine, EngineVolume, Labels } from "../../../docker/engine";
import { concurrentWrite } from "../http/errors";
import {
  BODY,
  CHANGED,
  CREATED,
  engineName,
  ID,
  KEY,
  keyOf,
  NONCE,
  ownership,
  ROLE,
  SEQUENCE,
  TYPE,
} from "../../../docker/labels";

/**
 * What the engine remembers of one ARM resource: a volume whose labels hold its body. Labels cannot be changed, so a change
 * is a new volume with the next number, after which the old one goes. The highest number counts.
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
  /** Its volume and those of older numbers that a cut-off writer left. */
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
    return (await this.list({ [KEY]: keyOf(formatArmId(id)) }))[0];
  }

  /** Writes a record. Of two writers of the same number one fails. The older record stays until {@link forget}. */
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
    const name = engineName(id.names.at(-1) ?? id.resourceGroup, change.uniqueBy ?? keyOf(text), `r${sequence}`);
    const volume = await this.engine.createVolume(name, labels);
    if (volume.labels[NONCE] !== nonce) throw concurrentWrite(text);
    const record = toRecord(volume);
    if (record === undefined) throw concurrentWrite(text);
    return record;
  }

  /** Writes a record and forgets the one before it. */
  async replace(change: RecordChange): Promise<ArmRecord> {
    const record = await this.write(change);
    if (change.previous) await this.forget(change.previous);
    return record;
  }

  async forget(record: ArmRecord): Promise<void> {
    await Promise.all(record.volumes.map((name) => this.engine.removeVolume(name)));
  }
}

/** The records among volumes, ordered by key. */
export function recordsOf(volumes: readonly EngineVolume[]): ArmRecord[] {
  const byKey = new Map<string, ArmRecord>();
  for (const volume of volumes) {
    const record = volume.labels[ROLE] === "record" ? toRecord(volume) : undefined;
    if (record === undefined) continue;
    const other = byKey.get(record.key);
    const latest = other === undefined || record.sequence > other.sequence ? record : other;
    byKey.set(record.key, { ...latest, volumes: [...(other?.volumes ?? []), ...record.volumes] });
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
    body: JSON.parse(labels[BODY] ?? "{}") as Json,
    sequence: Number(labels[SEQUENCE]),
    nonce: labels[NONCE] ?? "",
    created: labels[CREATED] ?? "",
    changed: labels[CHANGED] ?? "",
    labels,
    volumes: [name],
  };
}
