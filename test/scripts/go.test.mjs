import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { findGo } from "../../scripts/stand-ins/go.mjs";

const posixOnly = { skip: process.platform === "win32" };

/** A machine whose Go reports this version, and would start another version if it may. */
function machineWith(t, version, more = {}) {
  const work = mkdtempSync(path.join(tmpdir(), "berth-go-"));
  t.after(() => rmSync(work, { recursive: true, force: true }));
  mkdirSync(path.join(work, "path"));
  const go = `#!/bin/sh
case "$1 $2" in
  "env GOVERSION") if [ "$GOTOOLCHAIN" = local ]; then echo ${version}; else echo go1.99.0; fi ;;
  "mod download")
    root=$GOMODCACHE/toolchain
    mkdir -p $root/bin $root/pkg/tool/any && touch $root/bin/go $root/bin/gofmt $root/pkg/tool/any/compile
    printf '{"Dir":"%s"}' $root ;;
esac
`;
  writeFileSync(path.join(work, "path", "go"), go, { mode: 0o755 });
  const said = [];
  const env = { PATH: `${work}/path:${process.env.PATH}`, GOFLAGS: "-buildvcs=false", GOCACHE: "/kept", ...more };
  const find = (oldest) =>
    findGo(oldest, work, { env, signal: new AbortController().signal }, { doing: (text) => said.push(text) });
  return { work, said, find };
}

for (const version of ["go1.26.0", "go1.27.3"]) {
  test(`a Go that is new enough builds, with its own caches: ${version}`, posixOnly, async (t) => {
    const { work, said, find } = machineWith(t, version);
    const { command, env } = await find("1.26.0");
    assert.equal(command, path.join(work, "path", "go"));
    assert.deepEqual([env.GOTOOLCHAIN, env.GOFLAGS, env.GOCACHE], ["local", "-buildvcs=false", "/kept"]);
    assert.deepEqual(said, []);
  });
}

for (const [version, shown] of [
  ["go1.25.9", "go1.25.9"],
  ["", "Go"],
]) {
  test(`a Go that is too old fetches a newer one into the work folder: ${shown}`, posixOnly, async (t) => {
    const { work, said, find } = machineWith(t, version);
    const { command, env } = await find("1.26.0");
    const root = path.join(work, "go", "mod", "toolchain");
    assert.equal(command, path.join(root, "bin", "go"));
    assert.deepEqual(
      [env.GOTOOLCHAIN, env.GOFLAGS, env.GOROOT, env.GOCACHE, env.GOMODCACHE],
      ["local", "-buildvcs=false -modcacherw", root, path.join(work, "go", "cache"), path.join(work, "go", "mod")],
    );
    for (const file of ["bin/go", "bin/gofmt", "pkg/tool/any/compile"]) {
      assert.equal(statSync(path.join(root, file)).mode & 0o777, 0o755);
    }
    assert.deepEqual(said, [`${shown} is too old: fetching Go 1.26.8`]);
  });
}

test("modules are checked against the checksum database, whatever the user has set", posixOnly, async (t) => {
  const { find } = machineWith(t, "go1.26.0", {
    GOFLAGS: "-insecure -buildvcs=false -mod=mod",
    GOSUMDB: "off",
    GONOSUMDB: "*",
    GOINSECURE: "*",
  });
  const { env } = await find("1.26.0");
  assert.deepEqual(
    [env.GOFLAGS, env.GOSUMDB, env.GONOSUMDB, env.GOINSECURE],
    ["-buildvcs=false", "sum.golang.org", "nothing.invalid", "nothing.invalid"],
  );
});
