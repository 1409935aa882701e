import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createArmClient } from "../../../../src/providers/arm/client";
import { createShareOperations } from "../../../../src/providers/arm/storage/files/operations";
import { FILES_KEY, FilesService } from "../../../support/arm/filesService";
import { operation, SHARE } from "../../../support/arm/script";
import { hashOf, shareFilesLife, text } from "../../../support/arm/shareFilesLife";

const share = { resourceGroupName: "rg", accountName: "acct", shareName: "data" };
let service = new FilesService();
beforeEach(() => (service = new FilesService()));
const resource = () => createArmClient(service.connection()).resources["berth:storage:ShareFiles"]!;

shareFilesLife(() => ({ connection: service.connection(), share }));

test("only what changed is written, under another name that is then replaced", async () => {
  const olds = { ...share, filesName: "f", files: { "d/a": text("one"), "d/b": text("two") } };
  const { id } = await resource().create(olds, { ...operation(), owner: "me urn" });
  expect(service.asked).toEqual([
    "GET /data/d/a",
    "GET /data/d/b",
    "HEAD /data/d/a?restype=directory",
    "HEAD /data/d/b?restype=directory",
    "PUT /data/d?restype=directory",
    `PUT /data/d/.berth-${hashOf("d/a").slice(0, 16)}`,
    `PUT /data/d/.berth-${hashOf("d/a").slice(0, 16)}?comp=range`,
    "PUT /data/d/a?comp=rename",
    expect.stringMatching(/^PUT \/data\/d\/\.berth-[0-9a-f]{16}$/),
    expect.stringMatching(/^PUT \/data\/d\/\.berth-[0-9a-f]{16}\?comp=range$/),
    "PUT /data/d/b?comp=rename",
  ]);
  service.asked.length = 0;
  const news = { ...olds, files: { "d/a": text("one"), "d/b": text("three") } };
  await resource().update(id, { olds, news, changed: [] }, { ...operation(), owner: "me urn" });
  expect(service.asked.filter((line) => line.includes("/d/a"))).toEqual([]);
  service.asked.length = 0;
  await resource().update(id, { olds: news, news, changed: [] }, operation());
  expect(service.asked).toEqual([]);
});

test("an operation that was cut off is compared with what is there", async () => {
  const news = { ...share, filesName: "f", files: { a: text("one") } };
  const owned = { ...operation(), owner: "me urn" };
  await resource().create({ ...news, files: { a: text("one"), left: text("left") } }, owned);
  service.asked.length = 0;
  await resource().update(`${SHARE}/files/f`, { olds: share, news, changed: [] }, owned);
  expect([...service.files.keys()]).toEqual(["a"]);
  expect(service.asked.filter((line) => line.startsWith("PUT"))).toEqual([]);
});

test("what was written when a request fails is in the result, so that the state keeps it", async () => {
  service.refuse = ({ method, url }) =>
    method === "PUT" && url.includes("/b?comp=rename")
      ? { status: 403, code: "AuthorizationFailure", message: "No." }
      : undefined;
  const inputs = { ...share, filesName: "f", files: { a: text("one"), b: text("two") } };
  const error = await resource()
    .create(inputs, operation())
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    message:
      'files of the share "data" of the storage account "acct": AuthorizationFailure (403): No. ' +
      "The account's firewall may refuse this machine's address.",
    details: { result: { id: `${SHARE}/files/f`, outputs: { name: "f", shareName: "data", hashes: {} } } },
  });
});

test("an account without keys says what to set, and no message has the key", async () => {
  service.refuse = () => ({
    status: 403,
    code: "KeyBasedAuthenticationNotPermitted",
    message: `Key based authentication is not permitted: ${FILES_KEY}.`,
  });
  const error = await resource()
    .create({ ...share, filesName: "f", files: { a: text("a") } }, operation())
    .catch((caught: unknown) => caught as Error);
  expect((error as Error).message).toBe(
    'files of the share "data" of the storage account "acct": KeyBasedAuthenticationNotPermitted (403): Key based authentication ' +
      "is not permitted: [secret]. Berth reaches the files with the account's key: set allowSharedKeyAccess of the storage account to true.",
  );
  expect(JSON.stringify(service.asked)).not.toContain(FILES_KEY);
});

test("files of this machine are read when they are written, and must be those that Pulumi has shown", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-test-"));
  const path = join(folder, "a.txt");
  writeFileSync(path, "one");
  const inputs = (hash: string) => ({ ...share, filesName: "f", files: { a: { path, hash } } });
  await resource().create(inputs(hashOf("one")), operation());
  expect(service.files.get("a")?.content.toString()).toBe("one");
  await expect(resource().create(inputs(hashOf("two")), { ...operation(), owner: "" })).rejects.toThrow(
    /ShareFileExists/,
  );
  service.files.clear();
  await expect(resource().create(inputs(hashOf("two")), operation())).rejects.toThrow(
    'the content for "a" has changed since Pulumi read it. Run the command again.',
  );
  rmSync(folder, { recursive: true });
  service.files.clear();
  await expect(resource().create(inputs(hashOf("one")), operation())).rejects.toThrow(
    /the file for "a" cannot be read: ENOENT/,
  );
});

test("an import is refused with the way that there is", async () =>
  await expect(resource().read(`${SHARE}/files/f`, operation())).rejects.toThrow(
    /cannot be imported, since a share does not tell whose its files are/,
  ));

test("lists are read to their end, and directories in directories", async () => {
  for (const path of ["d", "d/e"]) service.directories.add(path);
  for (const path of ["a", "b", "c", "d/x", "d/e/y", ".berth-left"])
    service.files.set(path, { content: Buffer.from("four"), owner: "" });
  const operations = createShareOperations(service.connection());
  const changed = "2026-01-02T03:04:05.000Z";
  const file = (path: string) => ({ path, kind: "file", sizeBytes: 4, changed });
  const directory = (path: string) => ({ path, kind: "directory", sizeBytes: 0, changed });
  expect(await operations.files(share, "", true, operation())).toEqual([
    ...["a", "b", "c"].map(file),
    directory("d"),
    directory("d/e"),
    file("d/e/y"),
    file("d/x"),
  ]);
  expect(await operations.files(share, "d", false, operation())).toEqual([directory("d/e"), file("d/x")]);
  expect(await operations.files(share, "d/x", false, operation())).toEqual([file("d/x")]);
  await expect(operations.files(share, "nothing", false, operation())).rejects.toThrow(/ResourceNotFound/);
});
