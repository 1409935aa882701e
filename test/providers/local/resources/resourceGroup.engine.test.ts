import { group, idle, LocalArm, objectsOf } from "../../../support/engine/arm";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
afterAll(() => arm.removeGroup());

const view = (more: object = {}) => ({
  id: arm.group,
  name: arm.name,
  type: "Microsoft.Resources/resourceGroups",
  location: "westus",
  ...more,
  properties: { provisioningState: "Succeeded" },
});

test("the life of a resource group", async () => {
  const missing = {
    error: { code: "ResourceGroupNotFound", message: `Resource group '${arm.name}' could not be found.` },
  };
  expect(await arm.get(arm.group)).toMatchObject({
    status: 404,
    headers: { "x-ms-failure-cause": "gateway" },
    body: missing,
  });
  expect(await arm.send("HEAD", arm.group)).toMatchObject({ status: 404, body: undefined });
  expect(await arm.send("DELETE", arm.group)).toMatchObject({ status: 404, body: missing });
  expect(await arm.get(`${arm.group}/resources`)).toMatchObject({ status: 404, body: missing });
  for (const path of [arm.site("x"), arm.account("abc"), `${arm.account("abc")}/fileServices/default/shares/x`])
    for (const method of ["GET", "PUT", "DELETE"]) {
      const sent = path.includes("containerGroups")
        ? group([idle("a"), idle("b")])
        : path.endsWith("abc")
          ? { location: "westus", kind: "StorageV2", sku: { name: "Standard_LRS" } }
          : {};
      expect(await arm.send(method, path, method === "PUT" ? sent : undefined)).toMatchObject({
        status: 404,
        body: missing,
      });
    }

  expect(await arm.send("PUT", arm.group, { location: "West US" })).toMatchObject({ status: 201, body: view() });
  expect(await arm.send("PUT", arm.group, { location: "westus", tags: { a: "b" } })).toMatchObject({
    status: 200,
    body: view({ tags: { a: "b" } }),
  });
  expect((await arm.get(arm.group.toUpperCase())).body).toEqual(view({ tags: { a: "b" } }));
  expect(await arm.send("HEAD", arm.group)).toMatchObject({ status: 204, body: undefined });
  expect((await arm.send("PATCH", arm.group, { tags: { c: "d" } })).body).toEqual(view({ tags: { c: "d" } }));
  expect((await arm.send("PATCH", arm.group, {})).body).toEqual(view({ tags: { c: "d" } }));
  expect(await arm.send("PUT", arm.group, { location: "northeurope" })).toMatchObject({
    status: 409,
    body: { error: { code: "InvalidResourceGroupLocation" } },
  });
  expect(await arm.send("PUT", arm.group, { location: "westus", tags: { a: 1 } })).toMatchObject({
    status: 400,
    body: { error: { details: [{ target: "tags.a" }] } },
  });

  const groups = arm.group.replace(`/${arm.name}`, "");
  const listed = async (filter: string) =>
    (await arm.get(`${groups}?$filter=${encodeURIComponent(filter)}`)).body.value.filter(
      ({ name }: any) => name === arm.name,
    );
  expect(await listed("tagname eq 'c' and tagvalue eq 'd'")).toEqual([view({ tags: { c: "d" } })]);
  expect(await listed("tagname eq 'c' and tagvalue eq 'x'")).toEqual([]);
  expect((await arm.get(groups)).body.value).toContainEqual(view({ tags: { c: "d" } }));
  // One record, whatever happened before.
  expect(await objectsOf(docker, arm.group)).toHaveLength(1);
});

test("deleting a resource group takes everything in it, and the poll tells the end", async () => {
  await arm.createShare(`a${arm.name}`, "data");
  await arm.run("PUT", arm.site("one"), { ...group([idle("a"), idle("b")]), location: "westus" });
  const { body } = await arm.get(`${arm.group}/resources?$expand=provisioningState&$top=10`);
  expect(body.value.map(({ type, name }: any) => [type, name])).toEqual([
    ["Microsoft.ContainerInstance/containerGroups", "one"],
    ["Microsoft.Storage/storageAccounts", `a${arm.name}`],
  ]);
  const answer = await arm.send("DELETE", arm.group);
  expect([answer.status, answer.body, answer.headers["retry-after-ms"]]).toEqual([202, undefined, "100"]);
  const url = new URL(answer.headers.location!);
  expect(url.pathname).toMatch(/\/operationresults\/[\w-]+$/);
  const token = JSON.parse(Buffer.from(url.pathname.split("/").at(-1)!, "base64url").toString());
  expect(token).toMatchObject({
    jobId: `RESOURCEGROUPDELETIONJOB-${arm.name.toUpperCase()}-WESTUS`,
    jobLocation: "westus",
  });
  const end = await arm.follow(answer);
  expect([end.status, end.body, end.headers.location]).toEqual([200, undefined, undefined]);
  expect(await objectsOf(docker, arm.group)).toEqual([]);
  // Another process sees the same at the same URL.
  expect((await arm.another().get(answer.headers.location!)).status).toBe(200);
});
