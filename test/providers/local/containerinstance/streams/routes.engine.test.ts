import { createConnection } from "node:net";
import { WebSocket } from "ws";
import { StreamServer } from "../../../../../src/providers/local/http/streamServer";
import { asked, Growing } from "../../../../support/waiting";
import { container, group, idle, LocalArm } from "../../../../support/engine/arm";
import { FakeClock } from "../../../../support/arm/script";

const arm = new LocalArm();
const site = arm.site("streams");
const sockets: WebSocket[] = [];
const talker = container("talker", ["sh", "-c", "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.1; done"]);

beforeAll(async () => {
  await arm.createGroup();
  await arm.run("PUT", site, group([idle("web"), talker]));
});
afterAll(async () => {
  sockets.forEach((socket) => socket.terminate());
  await arm.removeGroup();
});

/** A client of a session, like any that uses ACI's protocol. */
function connect(uri: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(uri, { headers });
  sockets.push(socket);
  const shown = new Growing();
  const client = {
    socket,
    output: "",
    binary: true,
    says: (isRight: (text: string) => boolean) => shown.says(isRight),
  };
  socket.on("message", (data: Buffer, isBinary) => {
    client.output += data.toString();
    shown.add(data);
    client.binary &&= isBinary;
  });
  const ended = new Promise<string>((resolve) => {
    socket.once("error", (error) => resolve(error.message));
    socket.once("close", (code, reason) => resolve(`${code} ${reason.toString()}`.trim()));
  });
  const opened = new Promise((resolve) => socket.once("open", resolve));
  return Object.assign(client, { ended, opened });
}

const exec = (body: object, of = "web") => arm.send("POST", `${site}/containers/${of}/exec`, body);
const attach = (of = "talker") => arm.send("POST", `${site}/containers/${of}/attach`);

test("exec: the password first, then raw bytes both ways of a program on a terminal", async () => {
  const answer = await exec({ command: "/bin/sh", terminalSize: { rows: 12, cols: 34 } });
  expect({ status: answer.status, body: answer.body }).toEqual({
    status: 200,
    body: {
      webSocketUri: expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:\d+\/execstream\/sessionId\/[0-9a-f-]{36}\?api-version=1\.0&rows=12&cols=34$/,
      ),
      password: expect.stringMatching(/^[\w-]{32}$/),
    },
  });
  const { webSocketUri, password } = answer.body;
  const client = connect(webSocketUri);
  await client.opened;
  // Both at once, as a fast client sends them.
  client.socket.send(password);
  client.socket.send(Buffer.from("stty size; echo $((6*7))\n"));
  await client.says((output) => output.includes("42\r\n"));
  expect(client.output).toMatch(/\n12 34\r\n42\r\n/);
  expect(client.output).not.toContain(password);
  client.socket.send("exit 3\n");
  expect(await client.ended).toBe("1000");
  expect(client.binary).toBe(true);
  // A session is for one client.
  expect(await connect(webSocketUri).ended).toMatch(/401|ECONNREFUSED/);
});

test("exec runs one program without arguments, and the container's runtime says so", async () => {
  const { webSocketUri, password } = (await exec({ command: "echo hello" })).body;
  expect(webSocketUri).toMatch(/&rows=20&cols=80$/);
  const client = connect(webSocketUri);
  await client.opened;
  client.socket.send(password);
  expect(await client.ended).toBe("1000");
  expect(client.output).toMatch(/echo hello\\?": executable file not found in \$PATH/);
});

test("a wrong password ends the session", async () => {
  const { webSocketUri, password } = (await exec({ command: "/bin/sh" })).body;
  const wrong = connect(webSocketUri);
  await wrong.opened;
  wrong.socket.send(`${password}x`);
  expect(await wrong.ended).toBe("1008 The first message must be the password.");
  expect(wrong.output).toBe("");
  expect(await connect(webSocketUri).ended).toMatch(/401|ECONNREFUSED/);

  for (const headers of [{}, { authorization: "wrong" }]) {
    const offered = (await attach()).body;
    expect(await connect(offered.webSocketUri, headers as Record<string, string>).ended).toContain("401");
  }
  const offered = (await exec({ command: "/bin/sh" })).body;
  // A stream is not available under the name of another kind.
  const other = connect(offered.webSocketUri.replace("execstream", "logstream"), { authorization: offered.password });
  expect(await other.ended).toContain("401");
});

test("attach: what a container writes from now on, over its restarts, until it ends for good", async () => {
  const { status, body } = await attach();
  expect(status).toBe(200);
  expect(body.webSocketUri).toMatch(/\/logstream\/sessionId\/[0-9a-f-]{36}\?api-version=1\.0$/);
  const client = connect(body.webSocketUri, { authorization: body.password });
  await client.says((output) => output.split("\n").length > 4);
  await arm.run("POST", `${site}/restart`);
  await client.says((output) => /\nline 1\nline 2\nline 3\n/.test(output));
  const [first = "", second = ""] = client.output.split(/^line 1\n/m);
  const numbers = first.match(/\d+/g)!.map(Number);
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
  expect(numbers[0]).toBeGreaterThan(1);
  expect(second).toMatch(/^line 2\nline 3\n/);
  await arm.send("POST", `${site}/stop`);
  expect(await client.ended).toBe("1000");
});

test("refuses what cannot be run, and where", async () => {
  const rows: [string, Promise<unknown>, number, string, string][] = [
    [
      "a stopped container",
      exec({ command: "/bin/sh" }),
      409,
      "ContainerNotRunning",
      "The container 'web' in container group 'streams' is not running.",
    ],
    [
      "an unknown one",
      exec({ command: "/bin/sh" }, "nothing"),
      404,
      "ContainerNotFound",
      "The container 'nothing' does not exist in container group 'streams'.",
    ],
    ["no program", exec({}), 400, "InvalidParameter", "command: undefined must be the name of a program"],
    [
      "no size",
      exec({ command: "/bin/sh", terminalSize: { rows: 0, cols: 2 } }),
      400,
      "InvalidParameter",
      "terminalSize.rows: 0 must be a whole number from 1 to 65535",
    ],
    [
      "attach to a stopped one",
      attach(),
      409,
      "ContainerNotRunning",
      "The container 'talker' in container group 'streams' is not running.",
    ],
  ];
  for (const [name, answer, status, code, message] of rows) {
    const { status: found, body } = (await answer) as { status: number; body: object };
    expect([name, found, body]).toEqual([name, status, { error: { code, message } }]);
  }
});

test("listens while there are sessions, which expire after a while", async () => {
  let id = 0;
  const served: string[] = [];
  const offerOf = (clock?: FakeClock) => {
    const server = new StreamServer(() => `id${id++}`, clock);
    return () =>
      server.offer("logstream", "q=1", async (client) => {
        served.push("one");
        client.send("hello");
      });
  };
  const offer = offerOf();
  const [first, second] = await Promise.all([offer(), offer()]);
  expect(new URL(first.webSocketUri).port).toBe(new URL(second.webSocketUri).port);
  expect(first.password).not.toBe(second.password);
  expect((await fetch(first.webSocketUri.replace("ws:", "http:"))).status).toBe(426);
  const client = connect(first.webSocketUri, { authorization: first.password });
  expect([await client.ended, client.output, served]).toEqual(["1000", "hello", ["one"]]);
  const late = connect(second.webSocketUri, { authorization: second.password });
  expect([await late.ended, late.output]).toEqual(["1000", "hello"]);
  await isDeaf(second.webSocketUri);
  const third = await offer();
  const again = connect(third.webSocketUri, { authorization: third.password });
  expect([await again.ended, again.output]).toEqual(["1000", "hello"]);

  const clock = new FakeClock();
  const unused = await offerOf(clock)();
  clock.pass(60_000);
  await isDeaf(unused.webSocketUri);
  expect(served).toHaveLength(3);
});

/** Until the port is closed. A connection alone does not use up a session. */
function isDeaf(uri: string): Promise<string> {
  const ask = () =>
    new Promise<string>((resolve) => {
      const socket = createConnection(Number(new URL(uri).port), "127.0.0.1");
      socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(String(code)));
      socket.once("connect", () => resolve((socket.destroy(), "connected")));
    });
  return asked(ask, (answer) => answer === "ECONNREFUSED");
}
