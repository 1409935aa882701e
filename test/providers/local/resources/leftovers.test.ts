import { ownership, type Role } from "../../../../src/docker/labels";
import { type ArmId, RESOURCE_GROUP_TYPE } from "../../../../src/model/core/armId";
import { parseCall } from "../../../../src/providers/local/http/http";
import { createRouter } from "../../../../src/providers/local/http/router";
import { leftoverRoutes } from "../../../../src/providers/local/resources/leftovers";
import { PROFILE_TYPE, REVISION_TYPE } from "../../../../src/providers/local/store/types";

const at = (type: string, ...names: string[]): ArmId => ({ subscriptionId: "s", resourceGroup: "rg", type, names });
const thing = (name: string, role: Role, id: ArmId) => ({ name, id: name, labels: ownership(role, id) });

test("revisions and secrets of a profile are left over once its own record has gone", async () => {
  const group = thing("group", "record", at(RESOURCE_GROUP_TYPE));
  const of = (profile: string) => ({
    record: thing(profile, "record", at(PROFILE_TYPE, profile)),
    revision: thing(`${profile}-1`, "record", at(REVISION_TYPE, profile, "1")),
    keeper: thing(`${profile}-keeper`, "keeper", at(PROFILE_TYPE, profile)),
  });
  const [kept, lost] = [of("kept"), of("lost")];
  const engine = {
    listContainers: () => Promise.resolve([kept.keeper, lost.keeper]),
    listNetworks: () => Promise.resolve([]),
    listVolumes: () => Promise.resolve([group, kept.record, kept.revision, lost.revision]),
  };
  const route = createRouter(leftoverRoutes(() => Promise.resolve({ engine } as never)));
  const { body } = await route(parseCall({ method: "GET", url: "https://local/berth/leftovers", headers: {} }));
  expect((body as { value: { name: string }[] }).value.map(({ name }) => name)).toEqual(["lost-keeper", "lost-1"]);
});
