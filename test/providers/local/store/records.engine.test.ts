import { randomUUID } from "node:crypto";
import type { Engine } from "../../../../src/docker/engine";
import { ownedEngine } from "../../../../src/docker/owned";
import { type ArmId, formatArmId } from "../../../../src/model/core/armId";
import { type ArmRecord, Records } from "../../../../src/providers/local/store/records";
import { LocalArm, objectsOf } from "../../../support/engine/arm";
import { HeldEngine, isRecordOf } from "../../../support/engine/held";
import { openEngine } from "../../../support/engine/killed";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
let opened: Engine;
let held: HeldEngine;
let slow: Records;
let quick: Records;
beforeAll(async () => {
  opened = ownedEngine(await openEngine());
  held = new HeldEngine(opened);
  const now = () => new Date();
  [slow, quick] = [held.engine, opened].map((engine) => new Records(engine, now, randomUUID)) as [Records, Records];
  await arm.createGroup();
});
afterAll(async () => {
  await arm.removeGroup();
  opened.close();
});

const [, , subscriptionId = "", , resourceGroup = ""] = arm.group.split("/");
const idOf = (name: string, type = "Microsoft.ContainerInstance/containerGroups"): ArmId => ({
  subscriptionId,
  resourceGroup,
  type,
  names: name.split("/"),
});
const conflict = (id: ArmId) => ({
  status: 409,
  code: "Conflict",
  message: `Another request changed '${formatArmId(id)}' at the same time. Please retry later.`,
});
const write = (records: Records, id: ArmId, by: string, previous?: ArmRecord) =>
  records.replace({ id, body: { by, properties: { containers: [] } }, ...(previous && { previous }) });
/** The writers of the remaining versions, oldest first. */
async function left(id: ArmId): Promise<unknown[]> {
  const volumes = await opened.listVolumes([`berth.key=${formatArmId(id).toLowerCase()}`]);
  const sorted = volumes.sort((a, b) => Number(a.labels["berth.seq"]) - Number(b.labels["berth.seq"]));
  return sorted.map(({ labels }) => JSON.parse(labels["berth.body"]!).by);
}
/** A write that has read the current record and reaches the engine only when it is released. */
async function late(id: ArmId, by: string) {
  const previous = await slow.get(id);
  const writing = held.hold("before", "createVolume", isRecordOf(formatArmId(id)));
  const outcome = write(slow, id, by, previous).then(
    () => "written",
    (error: unknown) => error,
  );
  await writing.reached;
  return async () => {
    writing.release();
    return outcome;
  };
}

test("a slow writer fails if the record has changed several times meanwhile", async () => {
  const id = idOf("late");
  const first = await write(quick, id, "first");
  const goOn = await late(id, "slow");
  const third = await write(quick, id, "third", await write(quick, id, "second", first));
  expect(await goOn()).toMatchObject(conflict(id));
  expect(await left(id)).toEqual(["third"]);
  expect((await quick.get(id))?.nonce).toBe(third.nonce);
});

test("a slow writer fails after a deletion, and after the resource was made again", async () => {
  const id = idOf("deleted");
  const first = await write(quick, id, "first");
  let goOn = await late(id, "slow");
  await quick.remove(first);
  expect(await goOn()).toMatchObject(conflict(id));
  expect(await left(id)).toEqual([]);

  await write(quick, id, "second");
  goOn = await late(id, "slow");
  await quick.remove((await quick.get(id))!);
  await write(quick, id, "anew");
  expect(await goOn()).toMatchObject(conflict(id));
  expect(await left(id)).toEqual(["anew"]);
});

test("a late creation fails if the resource was created and changed meanwhile", async () => {
  const id = idOf("creator");
  const goOn = await late(id, "slow");
  await write(quick, id, "second", await write(quick, id, "first"));
  expect(await goOn()).toMatchObject(conflict(id));
  expect(await left(id)).toEqual(["second"]);
});

test("of accounts of one name in two resource groups one is made, however slow the other is", async () => {
  const other = new LocalArm();
  await other.createGroup();
  const name = `u${arm.name}`;
  const mine = idOf(name, "Microsoft.Storage/storageAccounts");
  const change = (id: ArmId, previous?: ArmRecord) => ({
    id,
    body: {},
    uniqueBy: `account ${name}`,
    ...(previous && { previous }),
  });
  const writing = held.hold("before", "createVolume", isRecordOf(formatArmId(mine)));
  const outcome = slow.replace(change(mine)).catch((error: unknown) => error);
  await writing.reached;
  const theirs = { ...mine, resourceGroup: other.name };
  await quick.replace(change(theirs, await quick.replace(change(theirs))));
  writing.release();
  expect(await outcome).toMatchObject(conflict(mine));
  expect([await quick.get(mine), (await quick.get(theirs))?.sequence]).toEqual([undefined, 2]);
  await other.removeGroup();
});

test("a deletion includes what another process has written meanwhile", async () => {
  const id = idOf("both");
  const first = await write(quick, id, "first");
  await write(quick, id, "second", first);
  await quick.remove(first);
  expect(await left(id)).toEqual([]);
});

test("nothing is written in a resource group, or below a resource, that was deleted meanwhile", async () => {
  const other = new LocalArm();
  await other.createGroup();
  const account = { ...idOf(`w${other.name}`, "Microsoft.Storage/storageAccounts"), resourceGroup: other.name };
  const share = {
    ...account,
    type: "Microsoft.Storage/storageAccounts/fileServices/shares",
    names: [...account.names, "default", "data"],
  };
  await write(quick, account, "first");
  let goOn = await late(share, "slow");
  await quick.remove((await quick.get(account))!);
  expect(await goOn()).toMatchObject({ status: 404, code: "ResourceNotFound" });
  goOn = await late(account, "slow");
  await other.removeGroup();
  expect(await goOn()).toMatchObject({ status: 404, code: "ResourceGroupNotFound" });
  expect(await objectsOf(docker, other.group)).toEqual([]);
});
