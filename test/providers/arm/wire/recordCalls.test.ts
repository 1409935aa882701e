import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createArmClient } from "../../../../src/providers/arm/client";
import { recordCalls } from "../../../../src/providers/arm/wire/recordCalls";
import { recordFile } from "../../../../src/providers/arm/wire/recordFile";
import { ACCEPTED, group, ok, OPERATION, operationStatus } from "../../../support/arm/bodies";
import { ACCOUNT, ArmScript, CONTAINER_GROUP, FakeClock, operation, type Step } from "../../../support/arm/script";

const inputs = {
  resourceGroupName: "rg",
  containerGroupName: "web",
  location: "westeurope",
  containers: [
    {
      name: "app",
      image: "busybox:1",
      environmentVariables: [{ name: "TOKEN", secureValue: "hush-hush" }],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
    },
  ],
  volumes: [{ name: "files", azureFile: { shareName: "data", storageAccountName: "acct" } }],
};
const script: Step[] = [
  ["POST /listKeys", ok({ keys: [{ keyName: "key1", value: "the-key" }] })],
  ["PUT /containerGroups/web", { status: 503 }],
  ["PUT /containerGroups/web", ACCEPTED],
  ["GET /operations/1", operationStatus("Succeeded")],
  ["GET /containerGroups/web", ok(group())],
];

function create(record: (line: string) => Promise<void>) {
  const arm = new ArmScript(script);
  const { resources } = createArmClient(recordCalls(arm.connection(), record), { clock: new FakeClock() });
  return { arm, result: resources["berth:containerinstance:ContainerGroup"]!.create(inputs, operation()) };
}

test("every request is a line, repeated ones and polls included, with secrets redacted", async () => {
  const lines: string[] = [];
  await create(async (line) => void lines.push(line)).result;
  const put = {
    method: "PUT",
    path: CONTAINER_GROUP,
    apiVersion: "2026-07-01",
    body: {
      location: "westeurope",
      properties: {
        containers: [
          {
            name: "app",
            properties: {
              image: "busybox:1",
              environmentVariables: [{ name: "TOKEN", secureValue: "[secret]" }],
              resources: { requests: { memoryInGB: 1, cpu: 1 } },
            },
          },
        ],
        osType: "Linux",
        volumes: [
          {
            name: "files",
            azureFile: { shareName: "data", storageAccountName: "acct", storageAccountKey: "[secret]" },
          },
        ],
      },
    },
  };
  expect(lines.every((line) => line.endsWith("}\n"))).toBe(true);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { method: "POST", path: `${ACCOUNT}/listKeys`, apiVersion: "2025-08-01" },
    put,
    put,
    { method: "GET", path: OPERATION, apiVersion: "2018-06-01" },
    { method: "GET", path: CONTAINER_GROUP, apiVersion: "2026-07-01" },
  ]);
});

test("a request that cannot be recorded is not sent", async () => {
  const { arm, result } = create(() => Promise.reject(new Error("disk full")));
  await expect(result).rejects.toThrow("disk full");
  expect(arm.requests).toEqual([]);
});

describe("file", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "berth-record-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is made with its folder, for its owner alone, and keeps the order of lines", async () => {
    const path = join(folder, "deep/er/calls.jsonl");
    const record = recordFile(path);
    await Promise.all(Array.from({ length: 20 }, (_, i) => record(`${i}\n`)));
    await recordFile(path)("last\n");
    const expected = [...Array.from({ length: 20 }, (_, i) => `${i}`), "last", ""];
    expect(readFileSync(path, "utf8").split("\n")).toEqual(expected);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("that cannot be written is named", async () => {
    const path = join(folder, "file/calls.jsonl");
    writeFileSync(join(folder, "file"), "");
    const { arm, result } = create(recordFile(path));
    await expect(result).rejects.toThrow(`berth:recordCalls: ${path} cannot be written, so nothing is sent: `);
    expect(arm.requests).toEqual([]);
  });
});
