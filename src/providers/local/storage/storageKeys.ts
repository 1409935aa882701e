import { createHmac, timingSafeEqual } from "node:crypto";
import { KEYS } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";

export const KEY_NAMES = ["key1", "key2"] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** The state of a key in the account's record, without secrets: how often it was renewed, and when it was made. */
export interface KeyState {
  readonly generation: number;
  readonly created: string;
}

export type KeyStates = Readonly<Record<KeyName, KeyState>> & {
  /** Distinguishes this account from an earlier one of the same name. */
  readonly account: string;
};

export function firstKeys(account: string, created: string): KeyStates {
  return { account, key1: { generation: 1, created }, key2: { generation: 1, created } };
}

export function keyStatesOf(record: ArmRecord): KeyStates {
  return JSON.parse(record.labels[KEYS] ?? "{}") as KeyStates;
}

/** A key of an account: 64 bytes that can only be computed with the engine's secret. */
export function accountKey(secret: Buffer, record: ArmRecord, name: KeyName): string {
  const states = keyStatesOf(record);
  return createHmac("sha512", secret)
    .update(JSON.stringify([record.key, states.account, name, states[name].generation]))
    .digest("base64");
}

/** Whether a text is one of an account's keys. Ignores a line break at its end. */
export function isAccountKey(secret: Buffer, record: ArmRecord, candidate: string): boolean {
  const given = Buffer.from(candidate.trimEnd());
  return KEY_NAMES.some((name) => {
    const key = Buffer.from(accountKey(secret, record, name));
    return key.length === given.length && timingSafeEqual(key, given);
  });
}
