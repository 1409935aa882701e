import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { missingNames, NAMES } from "../../tools/generate/azureNative.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));

test("enumerations have azure-native's names and all its values", () => {
  const { enumerations } = missingNames(read("schema.json"), read(NAMES));
  assert.deepEqual(
    Object.entries(enumerations).filter(([, values]) => values.length > 0),
    [],
  );
});

test("outputs are those of azure-native, and what it promises is promised here, but for types that inputs share", () => {
  const { resources } = missingNames(read("schema.json"), read(NAMES));
  const found = Object.entries(resources).map(([key, { outputs, unsure }]) => [key, outputs, unsure]);
  assert.deepEqual(
    found.filter(([, outputs, unsure]) => outputs.length + unsure.length > 0),
    [
      [
        "storage:StorageAccount",
        [],
        [
          "azureFilesIdentityBasedAuthentication.activeDirectoryProperties.domainGuid",
          "azureFilesIdentityBasedAuthentication.activeDirectoryProperties.domainName",
        ],
      ],
      [
        "containerservice:ManagedCluster",
        [],
        ["identity.userAssignedIdentities.clientId", "identity.userAssignedIdentities.principalId"],
      ],
    ],
  );
});

test("a missing name is told with its path, and a part within itself ends", () => {
  const names = {
    resources: {
      "m:R": {
        inputs: { here: "m:PartArgs", gone: "m:PartArgs", kind: "enum m:Kind" },
        outputs: { id: "", new: "", "state?": "m:Seen" },
      },
    },
    outputParts: { "m:Seen": { sure: "", "unsure?": "", promised: "", lacking: "", again: "m:Seen" } },
    parts: { "m:PartArgs": { own: "", added: "", inner: "m:PartArgs" } },
    enumerations: { "m:Kind": ["A", "B"] },
  };
  const part = { $ref: "#/types/berth:m:Part" };
  const schema = {
    resources: {
      "berth:m:R": {
        inputProperties: { here: { type: "array", items: part }, kind: { $ref: "#/types/berth:m:Kind" } },
        properties: { id: {}, state: { $ref: "#/types/berth:m:Seen" } },
        required: ["id"],
      },
    },
    types: {
      "berth:m:Seen": {
        properties: { sure: {}, unsure: {}, promised: {}, again: { $ref: "#/types/berth:m:Seen" } },
        required: ["sure", "again"],
      },
      "berth:m:Part": { properties: { own: {}, inner: part } },
      "berth:m:Kind": { enum: [{ value: "B" }] },
    },
  };
  assert.deepEqual(missingNames(schema, names), {
    resources: {
      "m:R": { inputs: ["here.added", "gone"], outputs: ["new", "state.lacking"], unsure: ["state.promised"] },
    },
    enumerations: { "m:Kind": ["A"] },
  });
});
