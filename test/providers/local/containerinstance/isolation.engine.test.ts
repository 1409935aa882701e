import { release } from "node:os";
import { container, group, idle, inspectGroup, LocalArm } from "../../../support/engine/arm";
import { EngineDaemon } from "../../../support/engine/daemon";
import { inside } from "../../../support/engine/inside";
import { GvisorRuntime, runscProgram } from "../../../support/engine/gvisor";
import { InProcessSupervisor } from "../../../support/engine/supervisor";
import { asked } from "../../../support/waiting";
import { openDocker } from "../../../support/engine/docker";

const gvisor = new GvisorRuntime();
const daemon = new EngineDaemon(["--add-runtime", `gvisor=${gvisor.path}`, "--add-runtime", `alone=${runscProgram()}`]);
const supervisor = new InProcessSupervisor();
const arm = new LocalArm({ dockerHost: `unix://${daemon.socket}`, supervisor: supervisor.link });
const site = arm.site("site");

const volumeMounts = [{ name: "share", mountPath: "/srv" }];
const quick = { periodSeconds: 1, timeoutSeconds: 10 };
const KERNEL = /^\d+\.\d+\.\d+-gvisor$/;

const script = (name: string, text: string, more: object) =>
  container(name, ["sh", "-c", text], { volumeMounts, ...more });
const web = script(
  "web",
  "mkdir -p /www; echo $PAGE > /www/page; httpd -p 80 -h /www; trap 'exit 0' TERM; sleep 3600 & wait",
  {
    ports: [{ port: 80 }],
    environmentVariables: [{ name: "PAGE", secureValue: "hello" }],
    readinessProbe: { httpGet: { path: "/page", port: 80 }, ...quick },
    livenessProbe: { exec: { command: ["cat", "/www/page"] }, ...quick, initialDelaySeconds: 2, failureThreshold: 2 },
  },
);
const side = script(
  "side",
  "until wget -qO /srv/seen http://localhost/page; do sleep 0.2; done; uname -r > /srv/kernel; exec sleep 3600",
  { readinessProbe: { exec: { command: ["cat", "/srv/ok"] }, ...quick } },
);
const first = { name: "first", properties: { image: "busybox:1", command: ["touch", "/srv/first"], volumeMounts } };

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(async () => {
  await supervisor.stop();
  await daemon.remove();
  gvisor.remove();
});

const run = (member: string, ...command: string[]) => inside(daemon.docker, site, member, ...command);
const runtimes = async () =>
  Object.fromEntries(
    Object.entries(await inspectGroup(daemon.docker, site)).map(([name, { HostConfig }]) => [name, HostConfig.Runtime]),
  );
const views = async () => {
  const { body } = await arm.get(site);
  const all = body.properties.containers.map((item: any) => [item.name, item.properties.instanceView]);
  return Object.fromEntries(all) as Record<string, any>;
};
const page = async () => {
  const { ip } = (await arm.get(site)).body.properties.ipAddress;
  try {
    return daemon.onHost("wget", "-qO-", `http://${ip}/page`);
  } catch {
    return "";
  }
};
const isHello = (text: string) => text === "hello\n";

describe("a group of several containers with gVisor's kernel", () => {
  const isolated = { "": "runc", first: "gvisor", web: "gvisor", side: "gvisor" };

  beforeAll(async () => {
    const storageAccountKey = await arm.createShare(`a${arm.name}`, "data");
    const azureFile = { shareName: "data", storageAccountName: `a${arm.name}`, storageAccountKey };
    const sent = group([web, side], {
      isolation: "gvisor",
      initContainers: [first],
      volumes: [{ name: "share", azureFile }],
      ipAddress: { type: "Public", ports: [{ port: 80 }] },
    });
    const { body } = await arm.run("PUT", site, sent);
    expect([body.status, body.error]).toEqual(["Succeeded", undefined]);
  });

  test("runs them, and not its sandbox, with the runtime", async () => {
    expect(await runtimes()).toEqual(isolated);
    const kernel = (await run("web", "uname", "-r")).trim();
    expect(kernel).toMatch(KERNEL);
    expect(kernel).not.toBe(release());
    expect(await run("web", "dmesg")).toContain("Starting gVisor...");
  });

  test("they reach each other on localhost, and share files", async () => {
    const files = "cat /srv/seen /srv/kernel; ls /srv";
    const seen = await asked(
      () => run("web", "sh", "-c", files),
      (text) => text.includes("gvisor"),
    );
    const [text, kernel, ...names] = seen.trim().split("\n");
    expect([text, names]).toEqual(["hello", ["first", "kernel", "seen"]]);
    expect(kernel).toMatch(KERNEL);
  });

  test("its published port answers, and a program in it gives its exit code", async () => {
    expect(await asked(page, isHello)).toBe("hello\n");
    expect(await run("web", "sh", "-c", "echo $PAGE; exit 7")).toBe("hello\nexit code 7\n");
  });

  test("probes by httpGet and exec gate ready", async () => {
    const failed = "Readiness probe failed: cat: can't open '/srv/ok': No such file or directory";
    const told = ({ events }: any) => events.some(({ message }: any) => message === failed);
    const found = await asked(views, ({ web, side }) => web.ready === true && told(side));
    expect([found.web.ready, found.side.ready]).toEqual([true, false]);
    await run("web", "touch", "/srv/ok");
    expect((await asked(views, (all) => all.side.ready === true)).side.ready).toBe(true);
  });

  test("a failed liveness probe restarts a container, which keeps the network", async () => {
    await run("web", "rm", "/www/page");
    const isBack = ({ web }: any) => web.restartCount === 1 && web.ready === true;
    expect((await asked(views, isBack)).web).toMatchObject({ restartCount: 1, ready: true });
    expect(await asked(page, isHello)).toBe("hello\n");
    expect(await run("side", "wget", "-qO-", "http://localhost/page")).toBe("hello\n");
  });

  test("comes back after a stop, started by someone who knows nothing of it, and after a restart of the engine", async () => {
    const other = arm.another({ dockerHost: `unix://${daemon.socket}` });
    const stopped = await other.send("POST", `${site}/stop`);
    expect([stopped.status, stopped.body]).toEqual([204, undefined]);
    await other.follow(await other.send("POST", `${site}/start`));
    expect(await runtimes()).toEqual(isolated);
    expect(await asked(page, isHello)).toBe("hello\n");
    await supervisor.stop();
    await daemon.restart();
    expect(await asked(page, isHello)).toBe("hello\n");
    expect(await run("side", "wget", "-qO-", "http://localhost/page")).toBe("hello\n");
    expect((await run("side", "uname", "-r")).trim()).toMatch(KERNEL);
  });
});

test("runsc with a network of its own, which would take the group's addresses away, is refused", async () => {
  const refused = await arm.send("PUT", arm.site("alone"), group([idle("one"), idle("two")], { isolation: "alone" }));
  expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
    400,
    "IsolationNotAvailable",
    'isolation: "alone" must be registered with the argument --network=host, for the containers of a group share one network: ' +
      "run `runsc install --runtime=alone -- --network=host` and restart the engine (Berth)",
  ]);
  expect((await arm.get(arm.site("alone"))).status).toBe(404);
});
