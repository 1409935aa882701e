import type { ArmResource } from "../../../src/providers/arm/contract";
import { shareFiles } from "../../../src/model/storage/shareFiles";
import { Asset, Secret } from "../../../src/providers/plugin/values";
import { fakeClient, Plugin, SUBSCRIPTION } from "./support";

const FILES = "berth:storage:ShareFiles";
const names = { resourceGroupName: "rg", accountName: "acct", shareName: "data", filesName: "conf" };
const asset = (fields: Record<string, string>) => new Asset("asset", fields);
const plugin = (resource: Partial<ArmResource> = {}) => {
  const client = fakeClient({});
  return new Plugin({ ...client, resources: { ...client.resources, [FILES]: resource as ArmResource } }).configure();
};

test("assets pass where files are due, secret ones too, and nothing else does", async () => {
  const files = { a: asset({ path: "/a", hash: "1" }), b: new Secret(asset({ text: "hunter2", hash: "2" })) };
  const well = await (await plugin()).check(FILES, { ...names, files });
  expect([well.failures, well.inputs["files"]]).toEqual([[], files]);
  const wrong = { a: "text", b: { path: "/b" }, c: new Asset("archive", { path: "/c" }) };
  const { failures } = await (await plugin()).check(FILES, { ...names, files: wrong });
  expect(failures.map(({ reason }) => reason).sort()).toEqual([
    'files.a: "text" must be an object (Berth)',
    "files.b: must be an asset (Berth)",
    "files.c: must not be an archive (Berth)",
  ]);
});

test("what is read are assets with the hashes that are there, and secrets stay", async () => {
  const id = shareFiles.id(names, SUBSCRIPTION);
  const outputs = { name: "conf", shareName: "data", hashes: { a: "1", b: "9" } };
  const known = {
    ...names,
    files: { a: asset({ hash: "1" }), b: new Secret(asset({ hash: "2" })), c: asset({ hash: "3" }) },
  };
  const reading = await plugin({ read: async () => ({ id, outputs }) });
  const { inputs } = await reading.read(FILES, id, { inputs: known, properties: outputs });
  expect(inputs["files"]).toEqual({ a: asset({ hash: "1" }), b: new Secret(asset({ hash: "9" })) });
});
