import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import http from "node:http";
import net from "node:net";
import { test } from "node:test";
import { powershell, shell } from "../../scripts/hands-on/env-file.mjs";
import { belongsTo, removalCommands, resourceIds } from "../../scripts/hands-on/objects.mjs";
import { fetchPage, pageText } from "../../scripts/hands-on/page.mjs";

test("a page is shown as text", () => {
  const html = `<!doctype html><html><head><title>no</title><style>p{}</style></head><body>
    <h1>Berth &amp; you</h1><!-- note --><p>Visits: <b>3</b>&#33;</p><ul><li>one<li>two</ul>
    <script>alert(1)</script><table><tr><td>a</td> <td>b</td></tr></table></body></html>`;
  assert.equal(pageText(html), "Berth & you\n\nVisits: 3!\n\n- one\n- two\n\na  b");
});

test("a page cannot steer the terminal", () => {
  assert.equal(pageText("a\u001b[2Jb&#27;[31mc\rd"), "a [2Jb [31mc d");
});

test("a page that is plain text stays as it is", () => {
  assert.equal(pageText("1 < 2\nsecond line\n"), "1 < 2\nsecond line");
});

test("a refused connection is tried again, until someone listens", async (t) => {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  const server = http.createServer((_request, response) => response.end("late"));
  t.after(() => server.close());
  const listen = () => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const page = await fetchPage(`http://127.0.0.1:${port}/`, listen);
  assert.deepEqual(page, { status: 200, text: "late", tries: 2 });
});

test("a connection that is accepted and dropped, as the engine does for a port without a listener, is tried again", async (t) => {
  let dropped = 0;
  const server = http.createServer((_request, response) => response.end("late"));
  server.on("connection", (socket) => {
    if (dropped < 2) {
      dropped += 1;
      socket.destroy();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const page = await fetchPage(`http://127.0.0.1:${server.address().port}/`);
  assert.deepEqual([page.status, page.text, page.tries], [200, "late", 3]);
});

test("a page with an error is not tried again", async (t) => {
  let calls = 0;
  const server = http.createServer((_request, response) => {
    calls += 1;
    response.statusCode = 503;
    response.end("not now");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const page = await fetchPage(`http://127.0.0.1:${server.address().port}/`);
  assert.deepEqual([page.status, page.text, calls], [503, "not now", 1]);
});

test("the environment file means the same to a shell", { skip: process.platform === "win32" }, () => {
  const file = shell(["/a b/bin", "/it's"], { ONE: "x'y $HOME `id`", GONE: undefined });
  const script = `${file}\nprintf '%s|%s|%s' "$PATH" "$ONE" "\${GONE-unset}"`;
  const env = { PATH: "/usr/bin:/bin", GONE: "still here" };
  assert.equal(
    execFileSync("/bin/sh", ["-c", script], { env, encoding: "utf8" }),
    "/a b/bin:/it's:/usr/bin:/bin|x'y $HOME `id`|unset",
  );
});

test("the environment file for PowerShell", () => {
  assert.equal(
    powershell(["C:\\b"], { ONE: "it's", GONE: undefined }),
    "$env:PATH = 'C:\\b;' + $env:PATH\r\n$env:ONE = 'it''s'\r\nRemove-Item Env:GONE -ErrorAction SilentlyContinue\r\n",
  );
});

const GROUP = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/site";

test("what belongs to a stack", () => {
  const exported = JSON.stringify({
    deployment: { resources: [{ type: "pulumi:pulumi:Stack" }, { id: GROUP }, { id: "some-random-id" }] },
  });
  assert.deepEqual(resourceIds(exported), [GROUP]);
  assert.equal(belongsTo({ id: GROUP.toLowerCase() }, [GROUP]), true);
  assert.equal(belongsTo({ id: `${GROUP}/containers/web` }, [GROUP]), true);
  assert.equal(belongsTo({ id: `${GROUP}2` }, [GROUP]), false);
  assert.equal(belongsTo({ id: GROUP }, []), false);
});

test("leftovers can be taken away by hand, containers first", () => {
  const object = (kind, name) => ({ kind, name, id: GROUP });
  const objects = [object("volume", "v"), object("container", "a"), object("network", "n"), object("container", "b")];
  assert.deepEqual(removalCommands(objects), ["docker rm -f a b", "docker network rm n", "docker volume rm v"]);
});
