import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openState, readState, type StateFiles, stateFiles } from "../../src/serve/state";
import { AROUND } from "../support/serve/served";

const NOW = new Date("2026-11-30T12:00:00Z");
let files: StateFiles;
beforeEach(() => void (files = stateFiles(AROUND, join(mkdtempSync(join(tmpdir(), "berth-state-")), "berth"))));
afterEach(() => rmSync(join(files.folder, ".."), { recursive: true }));

const open = (now = NOW) => openState(files, AROUND, now);
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("what is made is this user's alone, and the same in the next run", async () => {
  const state = await open();
  expect([files.folder, files.secrets, files.authority, files.bundle].map(mode)).toEqual(["700", "600", "644", "644"]);
  expect(await open()).toEqual(state);
  expect(readState(files)).toEqual(state);
  expect(readFileSync(files.authority, "utf8")).toBe(state.authority.cert);
  const bundle = readFileSync(files.bundle, "utf8");
  expect(bundle.endsWith(state.authority.cert)).toBe(true);
  expect(() => createSecureContext({ ca: bundle })).not.toThrow();
  for (const secret of [state.clientSecret, state.identityHeader]) expect(secret).toMatch(/^[0-9a-f]{64}$/);
});

test("servers that start at once agree", async () => {
  const states = await Promise.all(Array.from({ length: 8 }, () => open()));
  expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(1);
  expect(readState(files)).toEqual(states[0]);
});

test("an authority that ends soon is replaced, and clients sign in as before", async () => {
  const before = await open();
  const after = await open(new Date("2036-11-01T12:00:00Z"));
  expect(after).toEqual({ ...before, authority: after.authority });
  expect(after.authority).not.toEqual(before.authority);
  expect(readFileSync(files.authority, "utf8")).toBe(after.authority.cert);
});

test("keys that others can read are not used", async () => {
  await open();
  chmodSync(files.secrets, 0o640);
  await expect(open()).rejects.toThrow(
    `${files.secrets} holds the keys of berth serve, and must be a file that only this user can read (chmod 600).`,
  );
});

test("a link in the place of the keys is not followed", async () => {
  await open();
  const elsewhere = join(files.folder, "elsewhere.json");
  writeFileSync(elsewhere, readFileSync(files.secrets), { mode: 0o600 });
  rmSync(files.secrets);
  symlinkSync(elsewhere, files.secrets);
  await expect(open()).rejects.toThrow("must be a file that only this user can read");
});

test("a damaged file says what to do", async () => {
  await open();
  writeFileSync(files.secrets, "{");
  await expect(open()).rejects.toThrow(`${files.secrets} cannot be read: it is not JSON. Remove it;`);
});

test.each([
  ["linux", {}, "/home/me/.local/share/berth/serve.json"],
  ["linux", { XDG_DATA_HOME: "/data" }, "/data/berth/serve.json"],
  ["darwin", {}, "/home/me/Library/Application Support/berth/serve.json"],
  ["win32", { LOCALAPPDATA: "C:\\me" }, "C:\\me\\berth\\serve.json"],
])("on %s with %j the keys are in the user's data", (platform, env, path) => {
  expect(stateFiles({ env, platform, home: "/home/me", hostname: "x" }).secrets).toBe(path);
});
