import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { SshConnections, sshArguments } from "../../../src/docker/api/ssh";

const folder = mkdtempSync(join(tmpdir(), "berth-ssh-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that replaces ssh. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("passes what is known to ssh, and leaves the rest to the user's settings", () => {
  const plain = ["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30"];
  expect(sshArguments({ kind: "ssh", host: "box" })).toEqual([...plain, "--", "box", "docker", "system", "dial-stdio"]);
  expect(
    sshArguments({ kind: "ssh", host: "box", user: "me", port: 2222, socketPath: "/run/user/1/docker.sock" }),
  ).toEqual([
    ...plain,
    ...["-l", "me", "-p", "2222", "--", "box", "docker"],
    ...["--host", "unix:///run/user/1/docker.sock", "system", "dial-stdio"],
  ]);
});

test("sends data written before and after the start, and each direction may end alone", async () => {
  const connections = new SshConnections(
    { kind: "ssh", host: "box" },
    program("echo", "printf ready; cat; printf done"),
  );
  const connection = connections.open();
  connection.setEncoding("utf8");
  connection.write("a");
  let output = "";
  connection.on("data", (text: string) => (output += text));
  await once(connection, "data");
  connection.end("b");
  await once(connection, "end");
  expect(output).toBe("readyabdone");
});

test("ends with ssh", async () => {
  const connections = new SshConnections(
    { kind: "ssh", host: "box" },
    program("fails", "echo 'Host key verification failed.' >&2; exit 255"),
  );
  const [error] = await once(connections.open().resume(), "error");
  expect(error).toMatchObject({ fault: "unavailable", message: "ssh: Host key verification failed." });
  const missing = new SshConnections({ kind: "ssh", host: "box" }, join(folder, "missing"));
  const [absent] = await once(missing.open().resume(), "error");
  expect(absent).toMatchObject({ fault: "unavailable", message: expect.stringContaining("could not be run") });
});

test("starts four at a time, and the next when one of them has answered", async () => {
  let started = 0;
  const count = () => started++;
  subscribe("child_process", count);
  try {
    const connections = new SshConnections(
      { kind: "ssh", host: "box" },
      program("answers", "read word; echo $word; cat"),
    );
    const all = Array.from({ length: 6 }, () => connections.open());
    expect(started).toBe(4);
    for (const [index, expected] of [5, 6, 6].entries()) {
      all[index]!.write("go\n");
      expect(String((await once(all[index]!, "data"))[0])).toBe("go\n");
      expect(started).toBe(expected);
    }
    for (const connection of all) connection.destroy();
  } finally {
    unsubscribe("child_process", count);
  }
});
