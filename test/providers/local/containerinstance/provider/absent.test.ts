import { createLocalArmService } from "../../../../../src/providers/local/service";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-00000000c0de";
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const service = createLocalArmService({ engine: () => Promise.reject(new Error("no engine is needed for these")) });

async function ask(method: string, path: string, version = "2026-07-01") {
  const url = `https://local${path}?api-version=${version}`;
  const { status, body } = await service.handle({ method, url, headers: { authorization: "Bearer test" } });
  return [status, JSON.parse(body)];
}
const refused = (type: string, why: string) => [
  501,
  {
    error: {
      code: "NotSupportedLocally",
      message: `Microsoft.ContainerInstance/${type} is not supported on the local engine: ${why}.`,
    },
  },
];
const UNPUBLISHED = "what runs in a sandbox is asked for by an API that is not published";

test.each([
  ["ngroups", "NGroups come with a later version of Berth. Until then, make each container group of them", "start"],
  [
    "sandboxGroups",
    `Azure has this type up to api-version 2026-07-01: the next one, 2026-08-01-preview, has aiAgentsGroups in its place, and ${UNPUBLISHED}`,
    "connect",
  ],
  ["aiAgentsGroups", `Azure has this type in previews only, and ${UNPUBLISHED}`, "connect"],
])("%s are refused by name, with the reason, whatever is asked of them", async (type, why, action) => {
  const of = (scope: string) => `${scope}/providers/Microsoft.ContainerInstance/${type}`;
  const one = `${of(GROUP)}/one`;
  const asked = await Promise.all([
    ask("GET", of(SUBSCRIPTION)),
    ask("GET", of(GROUP)),
    ...["GET", "PUT", "PATCH", "DELETE"].map((method) => ask(method, one)),
    ask("POST", `${one}/${action}`),
    // ARM does not look at the case.
    ask("GET", one.toLowerCase()),
  ]);
  expect(asked).toEqual(asked.map(() => refused(type, why)));
});

test("the provider lists its operations, each once", async () => {
  const [status, { value }] = await ask("GET", "/providers/Microsoft.ContainerInstance/operations");
  const names = value.map(({ name }: { name: string }) => name);
  expect([status, new Set(names).size]).toEqual([200, names.length]);
  expect(value[0]).toEqual({
    name: "Microsoft.ContainerInstance/containerGroups/read",
    display: {
      provider: "Microsoft.ContainerInstance",
      resource: "Container Groups",
      operation: "Get container groups",
      description: "Get container groups",
    },
    origin: "User",
  });
});

test("providers list their types with versions and locations, newest version first", async () => {
  const [, { resourceTypes, registrationState }] = await ask(
    "GET",
    `${SUBSCRIPTION}/providers/microsoft.containerinstance`,
  );
  const versionsOf = (type: string): string[] =>
    resourceTypes.find(({ resourceType }: { resourceType: string }) => resourceType === type).apiVersions;
  expect(registrationState).toBe("Registered");
  expect([versionsOf("containerGroups")[0], versionsOf("containerGroups").at(-1)]).toEqual([
    "2026-07-01",
    "2018-10-01",
  ]);
  expect(versionsOf("containerGroupProfiles").at(-1)).toBe("2024-05-01-preview");
  const [, { value }] = await ask("GET", `${SUBSCRIPTION}/providers`);
  for (const { resourceTypes: types } of value)
    for (const { apiVersions, locations } of types) {
      expect(apiVersions).toEqual([...apiVersions].sort().reverse());
      expect([apiVersions.length > 0, locations.length > 0]).toEqual([true, true]);
    }
});

test("a version that is missing or no date is refused, and an old one is answered", async () => {
  const of = async (version: string) => {
    const [status, { error }] = await ask("GET", "/providers/Microsoft.ContainerInstance/operations", version);
    return [status, error?.code];
  };
  expect(await of("")).toEqual([400, "MissingApiVersionParameter"]);
  for (const version of ["latest", "2023-13-01", "2023-05-32"])
    expect(await of(version)).toEqual([400, "InvalidApiVersionParameter"]);
  expect(await of("2018-10-01")).toEqual([200, undefined]);
});
