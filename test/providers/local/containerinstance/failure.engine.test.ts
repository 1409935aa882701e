import { packFile } from "../../../../src/docker/tar";
import {
  container,
  group,
  happened,
  idle,
  inspectGroup,
  LocalArm,
  masked,
  objectsOf,
} from "../../../support/engine/arm";
import { Registry } from "../../../support/engine/registry";
import { onDocker, openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const registry = new Registry();
const account = `a${arm.name}`;
let key = "";

beforeAll(async () => {
  await Promise.all([registry.start(), arm.createGroup()]);
  key = await arm.createShare(account, "data");
});
afterAll(async () => {
  await arm.removeGroup();
  await docker
    .getImage(registry.name())
    .remove({ force: true })
    .catch(() => undefined);
  await registry.stop();
});

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const mounted = { ...whole, volumeMounts: [{ name: "share", mountPath: "/data" }] };
const volumes = (more: object) => ({
  volumes: [
    { name: "share", azureFile: { shareName: "data", storageAccountName: account, storageAccountKey: key, ...more } },
  ],
});

test("an image that cannot be pulled is refused at the PUT, and nothing is made", async () => {
  const image = registry.name("test/missing");
  const id = arm.site("noimage");
  const answer = await arm.send("PUT", id, group([idle("one", { ...whole, image })]));
  expect(answer).toMatchObject({ status: 400, body: { error: { code: "InaccessibleImage" } } });
  expect(answer.body.error.message).toContain(
    `The image '${image}' in container group 'noimage' is not accessible. Please check the image and registry credential.`,
  );
  expect((await arm.get(id)).status).toBe(404);
});

onDocker("a missing image is pulled, as the events show; an existing one is not", async () => {
  const image = registry.name();
  const id = arm.site("pulled");
  const properties = { image, ...whole };
  const sent = group([{ name: "one", properties }]);
  const end = await arm.run("PUT", id, sent);
  const pull = [
    happened("Pulling", `pulling image "${image}"`),
    happened("Pulled", `Successfully pulled image "${image}"`),
  ];
  expect(masked(end.body.properties.events)).toEqual([
    ...pull,
    happened("Starting", "starting one"),
    happened("Started", "Started container one"),
  ]);
  const shown = (await arm.get(id)).body.properties;
  expect(shown.instanceView.state).toBe("Running");
  expect(masked(shown.containers[0].properties.instanceView.events).slice(0, 2)).toEqual(pull);
  const asked = registry.requests.length;
  expect(await arm.run("PUT", id, sent)).toMatchObject({ body: { status: "Succeeded" } });
  expect(registry.requests.length).toBe(asked);
});

onDocker(
  "a program that does not exist fails the operation, and the group stays so that it can be inspected",
  async () => {
    const id = arm.site("noprogram");
    const end = await arm.run("PUT", id, group([idle("good"), container("bad", ["/no/such/program"])]));
    expect(end.body).toMatchObject({ id, status: "Failed", error: { code: "ContainerStartFailed" } });
    expect(end.body.error.message).toMatch(
      /^The container 'bad' in container group 'noprogram' could not be started: .*\/no\/such\/program/,
    );
    expect(end.body.properties.events).toContainEqual(expect.objectContaining({ name: "Failed", type: "Warning" }));
    const { properties } = (await arm.get(id)).body;
    expect(properties.provisioningState).toBe("Failed");
    const [good, bad] = properties.containers.map((item: any) => item.properties.instanceView.currentState);
    expect(good.state).toBe("Running");
    expect(bad).toEqual({ state: "Waiting", detailStatus: expect.stringContaining("/no/such/program") });
    // Another process comes to the same verdict.
    const put = await arm.send("PUT", id, group([idle("good"), container("bad", ["/no/such/program"])]));
    await arm.service.settled();
    expect((await arm.another().follow(put)).body).toMatchObject({
      id,
      status: "Failed",
      error: { code: "ContainerStartFailed" },
    });
    expect((await arm.run("PUT", id, group([idle("good"), idle("bad")]))).body.status).toBe("Succeeded");
  },
);

test.each([
  [
    "a wrong key",
    { storageAccountKey: Buffer.alloc(64).toString("base64") },
    "storageAccountKey is not a key of the storage account 'ACCOUNT', or not any more: ask for its keys again",
  ],
  [
    "no key",
    { storageAccountKey: undefined },
    "storageAccountKey is not a key of the storage account 'ACCOUNT', or not any more: ask for its keys again",
  ],
  ["a missing share", { shareName: "other" }, "the share 'other' does not exist in the storage account 'ACCOUNT'"],
  ["a missing account", { storageAccountName: "nosuchaccount" }, "the storage account 'nosuchaccount' does not exist"],
])("%s fails the mount, not the request", async (_, more, why) => {
  const id = arm.site("nomount");
  const answer = await arm.send("PUT", id, group([idle("one", mounted)], volumes(more)));
  expect(answer.status).toBe(201);
  const end = await arm.follow(answer);
  const message = `Failed to mount Azure File Volume 'share': ${why.replace("ACCOUNT", account)}.`;
  const event = {
    count: 1,
    firstTimestamp: "TIME",
    lastTimestamp: "TIME",
    name: "FailedMountAzureFileVolume",
    message,
    type: "Warning",
  };
  expect(masked(end.body)).toEqual({
    id,
    status: "Failed",
    startTime: "TIME",
    properties: { events: [event] },
    error: { code: "FailedMountAzureFileVolume", message },
  });
  const { properties } = (await arm.get(id)).body;
  expect([properties.provisioningState, masked(properties.instanceView)]).toEqual([
    "Failed",
    { events: [event], state: "Pending" },
  ]);
  expect(await inspectGroup(docker, id)).toEqual({});
  expect((await arm.send("DELETE", id)).status).toBe(200);
});

test("a key that was renewed mounts no more, the other one does", async () => {
  const id = arm.site("renewed");
  const renewed = await arm.send("POST", `${arm.account(account)}/regenerateKey`, { keyName: "key1" });
  const [key1, key2] = renewed.body.keys.map(({ value }: any) => value);
  const put = (storageAccountKey: string) =>
    arm.run("PUT", id, group([idle("one", mounted)], volumes({ storageAccountKey })));
  expect((await put(key)).body.status).toBe("Failed");
  expect((await put(key1)).body.status).toBe("Succeeded");
  expect((await put(`${key2}\r\n`)).body.status).toBe("Succeeded");
  expect((await arm.send("DELETE", id)).status).toBe(200);
  key = key1;
});

onDocker("an Azure Files mount needs root", async () => {
  const image = `berth-test-user-${arm.name}:1`;
  const [repo, tag] = image.split(":");
  const stream = await docker.importImage(packFile("x", Buffer.from("x"), 0o644) as unknown as string, {
    repo,
    tag,
    changes: ["USER app:app"],
  });
  await new Promise((resolve) => stream.on("end", resolve).resume());
  const id = arm.site("notroot");
  try {
    const answer = await arm.send("PUT", id, group([idle("one", { ...mounted, image })], volumes({})));
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "AzureFileVolumeNeedsRoot" } } });
    expect(answer.body.error.message).toBe(
      `The container 'one' mounts the Azure Files volume 'share' and must run as root, but its image '${image}' runs as 'app:app'. ` +
        "Set securityContext.runAsUser to 0, or use an image that runs as root.",
    );
    expect((await arm.get(id)).status).toBe(404);
  } finally {
    await docker.getImage(image).remove();
  }
});

test("Windows is refused", async () => {
  const sent = group([{ name: "one", properties: { image: "busybox:1", ...whole } }]);
  sent.properties.osType = "Windows";
  const message = 'osType: "Windows" must be Linux on the local engine: a Windows group runs on Azure (Berth)';
  expect((await arm.send("PUT", arm.site("windows"), sent)).body).toEqual({
    error: { code: "InvalidOsType", message, details: [{ code: "InvalidOsType", target: "osType", message }] },
  });
});

test("all problems of a body are reported at once, with their paths", async () => {
  const answer = await arm.send("PUT", arm.site("bad"), {
    ...group([idle("One"), idle("two", { ports: [{ port: 99999 }] })], {
      ipAddress: { type: "Public", ports: [] },
      restartPolicy: "Sometimes",
    }),
  });
  expect(answer.status).toBe(400);
  expect(answer.body.error.details.map(({ target }: any) => target).sort()).toEqual([
    "containers[0].name",
    "containers[1].ports[0].port",
    "ipAddress.ports",
    "restartPolicy",
  ]);
});

test("a DNS name label is one group's in its region", async () => {
  const label = `${arm.name}-label`;
  const ipAddress = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: label };
  const sent = group([idle("one", { ...whole, ports: [{ port: 80 }] })], { ipAddress });
  expect((await arm.run("PUT", arm.site("first"), sent)).body.status).toBe("Succeeded");
  expect(await arm.send("PUT", arm.site("second"), sent)).toMatchObject({
    status: 400,
    body: {
      error: {
        code: "DnsNameLabelNotAvailable",
        message: `The DNS name label '${label}' in container group 'second' not available in 'westeurope'. Please try using a different label.`,
      },
    },
  });
  expect((await arm.run("PUT", arm.site("first"), sent)).body.status).toBe("Succeeded");
});

test("a container that is not Berth's is left alone, even in the way", async () => {
  const id = arm.site("intheway");
  await arm.run("PUT", id, group([idle("one", whole)]));
  const { one } = await inspectGroup(docker, id);
  await arm.send("DELETE", id);
  const foreign = await docker.createContainer({ name: one!.Name.slice(1), Image: "busybox:1", Cmd: ["true"] });
  try {
    const end = await arm.run("PUT", id, group([idle("one", whole)]));
    expect(end.body).toMatchObject({ status: "Failed", error: { code: "NameInUse" } });
    expect((await foreign.inspect()).State.Status).toBe("created");
    await arm.send("DELETE", id);
    expect((await foreign.inspect()).State.Status).toBe("created");
  } finally {
    await foreign.remove();
  }
  expect((await objectsOf(docker, arm.group)).filter((name) => name.includes("intheway"))).toEqual([]);
});
