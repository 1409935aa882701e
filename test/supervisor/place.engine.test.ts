import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeOf } from "../../src/supervisor/place";

// This is an engine test because mounting a file system needs the rights that an engine has.
const root = mkdtempSync(join(tmpdir(), "berth-place-"));
const home = join(root, "home");
mkdirSync(home);
beforeAll(() => execFileSync("mount", ["-t", "tmpfs", "none", home]));
afterAll(() => {
  execFileSync("umount", [home]);
  rmSync(root, { recursive: true });
});

const around = {
  env: {},
  platform: "linux",
  home,
  temporary: root,
  ...{ hostname: "here", user: "me", uid: process.getuid!() },
};
const docker = { kind: "socket", path: "/var/run/docker.sock" } as const;
const folderOf = (more: object = {}) => placeOf(docker, { ...around, ...more }).address.replace(/\/[^/]*$/, "");

test("the folder of a home that has become read-only is left for the temporary one, or said to be read-only", () => {
  const cache = join(home, ".cache/pulumi-berth/run");
  expect(folderOf()).toBe(cache);
  execFileSync("mount", ["-o", "remount,ro", home]);
  expect(folderOf()).toBe(join(root, `berth-${around.uid}`));
  expect(() => folderOf({ temporary: join(home, "tmp") })).toThrow(
    `The supervisor of probes has no folder for its socket: EROFS: read-only file system, access '${cache}'; ` +
      `EROFS: read-only file system, access '${home}'.`,
  );
});
