import { container, group, idle, inspectGroup, LocalArm, objectsOf, web, fetchText } from "../../../support/engine/arm";
import { killedAt, openEngine } from "../../../support/engine/killed";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const account = `a${arm.name}`;
let key = "";
beforeAll(async () => {
  await arm.createGroup();
  key = await arm.createShare(account, "data");
});
afterAll(() => arm.removeGroup());

const body = (page: string) => ({
  ...group(
    [
      web({
        environmentVariables: [{ name: "PAGE", value: page }],
        volumeMounts: [{ name: "share", mountPath: "/data" }],
      }),
      idle("side", { volumeMounts: [{ name: "scratch", mountPath: "/scratch" }] }),
    ],
    {
      ipAddress: { type: "Public", ports: [{ port: 80 }], dnsNameLabel: `${arm.name}-killed` },
      volumes: [
        { name: "share", azureFile: { shareName: "data", storageAccountName: account, storageAccountKey: key } },
        { name: "scratch", emptyDir: {} },
      ],
    },
  ),
  tags: { page },
});

/** The engine's objects of the group, except those known before. */
const own = async (id: string) =>
  (await objectsOf(docker, arm.group)).filter((name) => name.includes(`berth-${id.split("/").at(-1)}-`));

async function expectServed(id: string, page: string): Promise<void> {
  const { properties, tags } = (await arm.get(id)).body;
  expect([properties.provisioningState, properties.instanceView.state, tags]).toEqual([
    "Succeeded",
    "Running",
    { page },
  ]);
  expect(await fetchText(`http://${properties.ipAddress.ip}/page`)).toBe(`${page}\n`);
  // A sandbox, two containers, an empty directory, the mark that all was done, and one record.
  expect(await own(id)).toHaveLength(6);
}

/** Kills the process at each change in turn, until the request succeeds. */
async function atEveryChange(
  prepare: () => Promise<void>,
  request: (client: LocalArm) => Promise<unknown>,
  then: (killed: boolean) => Promise<void>,
) {
  for (let n = 0; ; n++) {
    await prepare();
    const opened = await openEngine();
    const { engine, wasKilled } = killedAt(opened, n);
    const client = arm.another({ engine });
    await request(client);
    await client.service.settled();
    await then(wasKilled());
    opened.close();
    if (!wasKilled()) return n;
  }
}

test("a PUT that is interrupted anywhere: the next PUT converges, DELETE leaves nothing", async () => {
  const id = arm.site("cut");
  const steps = await atEveryChange(
    async () => {},
    (client) => client.run("PUT", id, body("first")),
    async () => {
      expect((await arm.run("PUT", id, body("second"))).body.status).toBe("Succeeded");
      await expectServed(id, "second");
      expect((await arm.send("DELETE", id)).status).toBe(200);
      expect(await own(id)).toEqual([]);
    },
  );
  expect(steps).toBeGreaterThanOrEqual(7);
});

test("a PUT that is interrupted anywhere is shown correctly, and can be deleted", async () => {
  const id = arm.site("cutseen");
  await atEveryChange(
    async () => {},
    (client) => client.run("PUT", id, body("first")),
    async (killed) => {
      const shown = await arm.get(id);
      expect([200, 404]).toContain(shown.status);
      const made = Object.keys(await inspectGroup(docker, id));
      // Everything that was made is known.
      if (made.length > 0) expect(shown.status).toBe(200);
      if (killed && shown.status === 200)
        expect(["Pending", "Succeeded"]).toContain(shown.body.properties.provisioningState);
      expect((await arm.send("DELETE", id)).status).toBe(shown.status === 200 ? 200 : 204);
      expect(await own(id)).toEqual([]);
    },
  );
});

test("an update that is interrupted anywhere: the next PUT converges", async () => {
  const id = arm.site("cutupdate");
  await atEveryChange(
    async () => void (await arm.run("PUT", id, body("old"))),
    (client) => client.run("PUT", id, body("first")),
    async () => {
      expect((await arm.run("PUT", id, body("second"))).body.status).toBe("Succeeded");
      await expectServed(id, "second");
    },
  );
  expect((await arm.send("DELETE", id)).status).toBe(200);
  expect(await own(id)).toEqual([]);
});

test("a DELETE that is interrupted anywhere: the next DELETE, or PUT, converges", async () => {
  const id = arm.site("cutdelete");
  await atEveryChange(
    async () => void (await arm.run("PUT", id, body("first"))),
    (client) => client.send("DELETE", id),
    async (killed) => {
      expect((await arm.get(id)).status).toBe(killed ? 200 : 404);
    },
  );
  await arm.run("PUT", id, body("second"));
  await expectServed(id, "second");
  await arm.send("DELETE", id);
  expect(await own(id)).toEqual([]);
});

test("the deletion of a resource group that is interrupted anywhere is finished by the next one", async () => {
  const other = new LocalArm();
  await atEveryChange(
    async () => {
      await other.createGroup();
      await other.createShare(`a${other.name}`, "data");
      await other.run("PUT", other.site("one"), group([idle("a"), idle("b")]));
    },
    (client) => client.run("DELETE", other.group),
    async (killed) => {
      expect((await other.send("HEAD", other.group)).status).toBe(killed ? 204 : 404);
      if (killed) expect(await other.run("DELETE", other.group)).toMatchObject({ status: 200 });
      expect(await objectsOf(docker, other.group)).toEqual([]);
    },
  ).catch(async (error: unknown) => {
    await other.removeGroup();
    throw error;
  });
  expect(await objectsOf(docker, other.group)).toEqual([]);
});

test("two PUTs at once, in one process and in two: one wins, and the engine has one group", async () => {
  const id = arm.site("race");
  const isRefused = (answer: { status: number; body: any }) =>
    answer.status === 409 && answer.body.error.code === "ContainerGroupTransitioning";
  const here = await Promise.all([arm.send("PUT", id, body("a")), arm.send("PUT", id, body("b"))]);
  expect(here.map((answer) => (isRefused(answer) ? "refused" : answer.status)).sort()).toEqual([201, "refused"]);
  await arm.service.settled();
  expect((await arm.send("PUT", id, body("c"))).status).toBe(200);
  expect(isRefused(await arm.send("PUT", id, body("d")))).toBe(true);
  await arm.service.settled();
  await expectServed(id, "c");

  for (let i = 0; i < 5; i++) {
    const others = [arm.another(), arm.another()];
    await Promise.all(others.map((client, n) => client.send("PUT", id, body(`p${n}`))));
    await Promise.all(others.map((client) => client.service.settled()));
    expect((await arm.run("PUT", id, body("last"))).body.status).toBe("Succeeded");
    await expectServed(id, "last");
  }
  await arm.send("DELETE", id);
  expect(await own(id)).toEqual([]);
});

test("a DELETE ends a creation", async () => {
  const id = arm.site("preempt");
  const answer = await arm.send(
    "PUT",
    id,
    group([container("main", ["sleep", "3600"], { resources: { requests: { cpu: 1, memoryInGB: 1 } } })]),
  );
  expect((await arm.send("DELETE", id)).status).toBe(200);
  expect(["Failed", "Succeeded"]).toContain((await arm.follow(answer)).body.status);
  expect(await own(id)).toEqual([]);
});
