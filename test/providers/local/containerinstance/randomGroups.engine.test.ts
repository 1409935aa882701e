import fc from "fast-check";
import { nestBody } from "../../../../src/model/core/armBody";
import { containerGroup } from "../../../../src/model/containerinstance/containerGroup";
import { anything, replacePart } from "../../../model/arbitrary";
import { groups } from "../../../model/containerinstance/arbitrary";
import { openDocker } from "../../../support/engine/docker";
import { LocalArm } from "../../../support/engine/arm";

type Json = Record<string, any>;

const docker = openDocker();
const arm = new LocalArm({ allowPrivileged: true });
const account = `${arm.name}x`;
let key = "";

beforeAll(async () => {
  await arm.createGroup();
  key = await arm.createShare(account, "data");
});
afterAll(() => arm.removeGroup());

/** Each run takes a second or more, so a failure is reported with its seed instead of being shrunk. */
const few = (numRuns: number) => ({ numRuns, endOnFailure: true });

/** The group without properties that the local engine refuses, using things that exist here. */
function runnable(group: Json): Json {
  const text = JSON.stringify(group, (name, value: unknown) => {
    if (name === "gpu" || name === "containerGroupProfile" || name === "isolation" || name === "ip") return undefined;
    if (name === "secureValueReference") return undefined;
    return value;
  });
  const copy = JSON.parse(text) as Json;
  const named = (variables: Json[] = []) =>
    variables.map((variable) =>
      "value" in variable || "secureValue" in variable ? variable : { ...variable, value: "" },
    );
  for (const container of [...copy.containers, ...(copy.initContainers ?? [])] as Json[])
    container.environmentVariables = named(container.environmentVariables);
  for (const container of copy.containers as Json[]) container.command = ["sleep", "3600"];
  for (const container of (copy.initContainers ?? []) as Json[]) container.command = ["true"];
  copy.imageRegistryCredentials = (copy.imageRegistryCredentials ?? []).filter((each: Json) => !each.passwordReference);
  copy.volumes = (copy.volumes ?? []).map(({ name, ...source }: Json) => {
    const azureFile = { ...source.azureFile, shareName: "data", storageAccountName: account, storageAccountKey: key };
    delete azureFile.storageAccountKeyReference;
    if (source.azureFile) return { name, azureFile };
    return source.secretReference || source.gitRepo ? { name, emptyDir: {} } : { name, ...source };
  });
  return copy;
}

/** The ARM body of a group's inputs. */
function bodyOf({ resourceGroupName: _, containerGroupName: __, identity, ...group }: Json): Json {
  const ids = Array.isArray(identity?.userAssignedIdentities)
    ? Object.fromEntries((identity.userAssignedIdentities as string[]).map((id) => [id, {}]))
    : undefined;
  const given = identity && { identity: ids === undefined ? identity : { ...identity, userAssignedIdentities: ids } };
  return nestBody({ location: "westeurope", osType: "Linux", ...group, ...given }, containerGroup.envelope);
}

/** The codes of problems that Berth or the engine found. A fault of the service itself is not among them. */
function expectNamed(error: Json): void {
  expect(error).toMatchObject({
    code: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
    message: expect.stringMatching(/\S/),
  });
  expect(error.code).not.toMatch(/^Internal/);
}

const path = arm.site("random");

test("the engine runs every group that is valid and not refused locally", async () => {
  await fc.assert(
    fc.asyncProperty(groups, async (group) => {
      const body = bodyOf(runnable(group));
      const answer = await arm.run("PUT", path, body);
      expect({ status: answer.body.status, error: answer.body.error }).toEqual({
        status: "Succeeded",
        error: undefined,
      });
      const { body: shown } = await arm.get(path);
      expect(shown.properties).toMatchObject({ provisioningState: "Succeeded", instanceView: { state: "Running" } });
      await arm.send("DELETE", path);
    }),
    few(10),
  );
});

test("any other group is refused, or fails, with a named problem, and leaves nothing", async () => {
  const damaged = fc.tuple(groups, fc.nat(), anything(containerGroup)).map(([group, choice, parts]) => {
    const values = Object.values(parts);
    return replacePart(bodyOf(group), choice, values[choice % Math.max(values.length, 1)] ?? null);
  });
  await fc.assert(
    fc.asyncProperty(damaged, async (body) => {
      const answer = await arm.run("PUT", path, JSON.parse(JSON.stringify(body) ?? "null"));
      const { error } = answer.body as { error?: Json };
      if (error === undefined) expect(answer.body.status).toBe("Succeeded");
      else expectNamed(error);
      await arm.send("DELETE", path);
    }),
    few(60),
  );
  const filters = { label: [`berth.key=${path.toLowerCase()}`] };
  const [containers, { Volumes: volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listVolumes({ filters }),
  ]);
  expect([...containers.map(({ Names }) => Names), ...(volumes ?? []).map(({ Name }) => Name)]).toEqual([]);
});
