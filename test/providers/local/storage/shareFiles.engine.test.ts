import { localConnection } from "../../../../src/providers/targets/localConnection";
import { LocalArm, SUBSCRIPTION } from "../../../support/engine/arm";
import { shareFilesLife } from "../../../support/arm/shareFilesLife";
import { openDocker } from "../../../support/engine/docker";

const arm = new LocalArm();
const accountName = `f${arm.name}`;
const share = { resourceGroupName: arm.name, accountName, shareName: "data" };
const at = `${arm.account(accountName)}/fileServices/default/shares/data`;
beforeAll(async () => {
  await arm.createGroup();
  await arm.createShare(accountName, "data");
});
afterAll(() => arm.removeGroup());

shareFilesLife(() => ({ connection: localConnection(arm.service, SUBSCRIPTION), share }));

test("no link of a container leads out of the share, and no path either", async () => {
  const docker = openDocker();
  const { body } = await arm.get(at);
  const volume = /\/volumes\/([^/]+)\//.exec(body.properties.nodePath)![1];
  const container = await docker.createContainer({
    Image: "busybox:1",
    Cmd: ["sh", "-c", "ln -s / /data/root; ln -s /data/../etc /data/etc; touch /data/file"],
    HostConfig: { Binds: [`${volume}:/data`], NetworkMode: "none" },
  });
  await container.start();
  await container.wait();
  await container.remove();
  const listed = await arm.send("POST", `${at}/listFiles`, { path: "root", isDeep: true });
  // The link leads to the root of the share, for whoever works on its files.
  expect(listed.body.value.map(({ path, kind }: { path: string; kind: string }) => [path, kind])).toEqual([
    ["root", "directory"],
    ["root/etc", "other"],
    ["root/file", "file"],
    ["root/root", "other"],
  ]);
  expect(await arm.send("POST", `${at}/readFile`, { path: "root", length: 10 })).toMatchObject({ status: 404 });
  expect(await arm.send("POST", `${at}/changeFiles`, { upload: "u", writes: [], removals: ["../etc"] })).toMatchObject({
    status: 400,
    body: { error: { code: "InvalidParameter" } },
  });
  expect(await arm.send("POST", `${at}/changeFiles`, { upload: "../u" })).toMatchObject({ status: 400 });
  expect(
    await arm.send("POST", `${at}/changeFiles`, {
      upload: "u",
      pieces: [{ name: "0", content: "" }],
      writes: [{ path: "file/below", pieces: ["0"] }],
    }),
  ).toMatchObject({
    status: 409,
    body: {
      error: {
        code: "ShareFileConflict",
        message: "\"file/below\" in the share 'data': a file is where a directory would have to be.",
      },
    },
  });
  expect((await arm.send("POST", `${at}/changeFiles`, { upload: "u", removals: ["root", "etc", "file"] })).status).toBe(
    204,
  );
  expect((await arm.send("POST", `${at}/listFiles`, {})).body.value).toMatchObject([{ path: "" }]);
});
