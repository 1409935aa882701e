import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../../../../../src/providers/local/context";
import type { Deployment } from "../../../../../src/providers/local/containerinstance/parts";
import { volumeContents } from "../../../../../src/providers/local/containerinstance/volumes/volumes";
import type { ArmEvent } from "../../../../../src/providers/local/work/operations";
import { parseArmId } from "../../../../../src/model/core/armId";
import { FakeClock } from "../../../../support/fakeClock";
import { GitServer } from "../../../../support/gitServer";
import { asked } from "../../../../support/waiting";

const MINUTE = 60_000;
const SITE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/site";
const CLONING = 'cloning the git repository of volume "pages"';
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The volumes of a group with a repository that is being cloned. */
function making(repository: string) {
  const clock = new FakeClock();
  const operation = { events: [] as ArmEvent[], abort: new AbortController() };
  const group = { containers: [], volumes: [{ name: "pages", gitRepo: { repository } }] };
  const deployment = { id: parseArmId(SITE)!, nonce: "0123456789", group } as unknown as Deployment;
  const context = { engine: {}, clock, now: () => new Date(clock.nowMs()) } as unknown as Context;
  const timers = jest.spyOn(clock, "after");
  const done = volumeContents(context, deployment, operation);
  done.catch(() => undefined);
  /** A clone starts two timers. The headers of an answer and each piece of it restart one of them. */
  const signs = (count: number) =>
    asked(
      async () => timers.mock.calls.length - 2,
      (seen) => seen === count,
    );
  return { clock, done, signs, abort: operation.abort, told: () => operation.events.map(({ message }) => message) };
}

/** A git server that begins its answer, if at all, and then sends nothing. */
async function silent(begin: (response: ServerResponse) => void) {
  const server = createServer();
  const asked = once(server, "request").then(([, response]) => begin(response as ServerResponse));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => (server.closeAllConnections(), server.close()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/site.git`, asked };
}

/** A folder for clones that no other test uses. */
const folder = mkdtempSync(join(tmpdir(), "berth-clones-"));
const { TMPDIR } = process.env;
beforeAll(() => void (process.env.TMPDIR = folder));
afterAll(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(folder, { recursive: true, force: true });
});

test("progress and end of a clone are shown", async () => {
  const git = new GitServer();
  await git.start();
  closers.push(() => git.stop());
  const { done, told } = making(git.url());
  expect(told()).toEqual([CLONING]);
  const { contents, failure } = await done;
  expect(failure).toBeUndefined();
  expect(contents[0]!.files.map(({ name }) => name)).toContain("site/run.sh");
  expect(told()).toEqual([CLONING, 'Successfully cloned the git repository of volume "pages"']);
});

test.each<[string, number, (response: ServerResponse) => void]>([
  ["does not answer", 0, () => undefined],
  ["stops in the middle", 2, (response) => void response.writeHead(200).write("001e# service=git-upload-pack\n")],
])("a server that %s is given up after five minutes, or with the operation", async (_, heard, begin) => {
  const [one, two] = [await silent(begin), await silent(begin)];
  const { clock, done, signs, told } = making(one.url);
  await one.asked;
  await signs(heard);
  await clock.pass(5 * MINUTE - 1);
  expect(told()).toEqual([CLONING]);
  await clock.pass(1);
  expect((await done).failure).toEqual({
    name: "FailedMount",
    message: "Failed to mount the git repository volume 'pages': nothing of it has come for 5 minutes",
  });

  const ended = making(two.url);
  await two.asked;
  await ended.signs(heard);
  ended.abort.abort(new Error("enough"));
  await expect(ended.done).rejects.toThrow("enough");
  // The part that was cloned is deleted.
  expect(readdirSync(folder)).toEqual([]);
});
