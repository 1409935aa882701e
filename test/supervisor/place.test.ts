import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileLog } from "../../src/supervisor/log";
import { placeOf, type Surroundings } from "../../src/supervisor/place";

const root = mkdtempSync(join(tmpdir(), "berth-place-"));
afterAll(() => rmSync(root, { recursive: true }));

const home = (name: string): Surroundings => {
  const at = (folder: string) => join(root, name, folder);
  mkdirSync(at("tmp"), { recursive: true });
  const user = { hostname: "here", user: "me", uid: process.getuid!() };
  return { env: {}, platform: "linux", home: at("home"), temporary: at("tmp"), ...user };
};
const docker = { kind: "socket", path: "/var/run/docker.sock" } as const;
const shown = (text: string) => text.replace(root, "").replace(/[0-9a-f]{12}/, "HASH");

test("lies in a folder of the cache that is its user's alone", () => {
  const place = placeOf(docker, home("usual"));
  expect(shown(place.address)).toBe("/usual/home/.cache/pulumi-berth/run/supervisor-HASH.sock");
  expect(shown(place.log)).toBe("/usual/home/.cache/pulumi-berth/run/supervisor-HASH.log");
  expect(statSync(join(root, "usual/home/.cache/pulumi-berth/run")).mode & 0o777).toBe(0o700);
});

test("one for each engine, user and machine, whatever the engine's socket is called", () => {
  const around = home("many");
  const target = join(root, "docker.sock");
  writeFileSync(target, "");
  symlinkSync(target, join(root, "alias.sock"));
  const all = [
    placeOf(docker, around),
    placeOf({ kind: "tcp", host: "one", port: 2375 }, around),
    placeOf(docker, { ...around, hostname: "there" }),
    placeOf(docker, { ...around, user: "you" }),
    placeOf({ kind: "socket", path: target }, around),
  ];
  expect(new Set(all.map(({ address }) => address)).size).toBe(5);
  expect(new Set(all.map(({ identity }) => identity)).size).toBe(5);
  expect(placeOf({ kind: "socket", path: join(root, "alias.sock") }, around)).toEqual(all[4]);
});

test("goes to the temporary folder when the cache's path is too long, or others can write to it", () => {
  const long = { ...home("long"), home: join(root, "x".repeat(80)) };
  expect(shown(placeOf(docker, long).address)).toBe(`/long/tmp/berth-${long.uid}/supervisor-HASH.sock`);
  const open = home("open");
  const folder = join(open.home, ".cache/pulumi-berth/run");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  expect(shown(placeOf(docker, open).address)).toBe(`/open/tmp/berth-${open.uid}/supervisor-HASH.sock`);
});

test("says so when there is no folder of this user alone", () => {
  const around = home("nowhere");
  const [cache, temporary] = [
    join(around.home, ".cache/pulumi-berth/run"),
    join(around.temporary, `berth-${around.uid}`),
  ];
  mkdirSync(join(cache, ".."), { recursive: true });
  mkdirSync(join(root, "elsewhere"), { mode: 0o700 });
  symlinkSync(join(root, "elsewhere"), cache);
  mkdirSync(temporary);
  chmodSync(temporary, 0o750);
  expect(() => placeOf(docker, around)).toThrow(
    "The supervisor of probes has no folder for its socket: " +
      [cache, temporary].map((folder) => `${folder} is not a folder of this user alone (chmod 700)`).join("; "),
  );
});

test("is a named pipe on Windows", () => {
  const around = { ...home("windows"), platform: "win32", uid: -1, env: { LOCALAPPDATA: join(root, "windows/local") } };
  expect(shown(placeOf(docker, around).address)).toBe("\\\\.\\pipe\\berth-supervisor-HASH");
});

test("the log does not grow for ever", () => {
  const path = join(root, "some.log");
  const log = fileLog(path, () => 0);
  for (let line = 0; line < 2000; line++) log(`${line} ${"x".repeat(1000)}`);
  const sizes = [statSync(path).size, statSync(`${path}.1`).size];
  expect(Math.max(...sizes)).toBeLessThan(530_000);
  expect(readFileSync(path, "utf8").split("\n").at(-2)).toBe(
    `1970-01-01T00:00:00.000Z ${process.pid} 1999 ${"x".repeat(1000)}`,
  );
  log("two\nlines");
  expect(readFileSync(path, "utf8")).toMatch(/two\n {2}lines\n$/);
});
