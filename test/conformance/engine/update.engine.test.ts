import type { Json } from "../../../src/model/core/armBody";
import { groupOf, otherGroupOf } from "../groups";
import { NOWHERE, propertiesOf, type Property } from "../properties";
import { type Place, type SceneName, scenesOf } from "../scenes";
import { placeOf, valueAt } from "../table";
import { effectsOf } from "./effects";
import { LivePlace } from "./livePlace";
import { type Outcome, Walk } from "./walk";
import { openDocker } from "../../support/engine/docker";

const live = new LivePlace(openDocker());
let place: Place;
let walk: Walk;

/** Values that come from a place are not known in advance, so tests name properties by path. */
const properties = propertiesOf(NOWHERE);
const fated = (...fates: string[]) => properties.filter(({ fate }) => fates.includes(fate)).map(({ path }) => path);

beforeAll(async () => {
  place = await live.start();
  walk = new Walk(live, place, effectsOf(place));
  const all = propertiesOf(place);
  const scenes = [...new Set(all.filter(({ fate }) => fate !== "refused").map(({ scene }) => scene))];
  await Promise.all([
    ...scenes.map((name: SceneName) =>
      walk.scene(
        name,
        all.filter(({ scene, fate }) => scene === name && fate !== "refused"),
      ),
    ),
    ...all.filter(({ fate }) => fate === "refused").map((property) => walk.refused(property)),
  ]);
});
afterAll(() => live.stop());

const found = (path: string): Property => propertiesOf(place).find((property) => property.path === path)!;

/** Properties that are never returned. The service only returns that a map of secrets exists. */
const SECRETS: Record<string, unknown> = { "volumes[].secret": {} };
const isSecret = (path: string) =>
  /\.(secureValue|storageAccountKey|password|workspaceKey|workspaceResourceId|protectedSettings)$/.test(path);
/** In the id, not in the body. */
const NAMES = ["containerGroupName", "resourceGroupName"];

function kept(property: Property, inputs: unknown): unknown {
  const { path } = property;
  if (isSecret(path) || NAMES.includes(path)) return undefined;
  return path in SECRETS ? SECRETS[path] : valueAt(inputs, placeOf(path, property));
}

test.each(fated("honoured", "noted"))("%s: the local service does what the preview says", (path) => {
  const property = found(path);
  const outcome = walk.outcomes.get(path)!;
  const { verdict, status, code, targets, end, restarted, moved, seen, returned } = outcome;
  expect(outcome.drift!.flat()).toEqual([]);
  expect(outcome.imported).not.toContain(false);
  const effect = effectsOf(place)[path];
  const before = { seen: [effect?.shows[0]], returned: [kept(property, groupOf(place, property))] };
  if (property.isName || property.only) return expect({ seen, returned }).toEqual(before);
  const after = {
    seen: [...before.seen, effect?.shows[1]],
    returned: [...before.returned, kept(property, otherGroupOf(place, property))],
  };
  const expected: Record<string, Outcome> = {
    patch: { status: 200, restarted: "none", ...after },
    restart: { status: 200, end: "Succeeded", restarted: "all", ...after },
    replace: { status: property.code === "InvalidResourceLocation" ? 409 : 400, restarted: "none", ...before },
  };
  const moves = { ip: property.moves === "ip", fqdn: property.moves === "fqdn" };
  expect({ verdict, status, ...(end && { end }), restarted, moved, seen, returned }).toEqual({
    verdict,
    moved: moves,
    ...expected[verdict!],
  });
  if (verdict !== "replace") return expect([code, targets]).toEqual([undefined, undefined]);
  const at = placeOf(path, property);
  expect(code).toBe(property.code ?? "InvalidContainerGroupUpdate");
  if (property.code === undefined)
    expect(targets!.filter((target) => at.startsWith(target) || target.startsWith(at))).not.toEqual([]);
  if (property.along === undefined && property.code === undefined) expect(targets).toHaveLength(1);
});

test.each(fated("noted"))("%s: has no effect", (path) => {
  const [before, after] = walk.outcomes.get(path)!.settings!;
  expect(after).toEqual(before);
});

test.each(fated("refused"))("%s: is refused by name", async (path) => {
  const property = found(path);
  const { status, code, targets } = walk.outcomes.get(path)!;
  const at = placeOf(path, property);
  expect([status, code, targets!.map((target) => at.startsWith(target))]).toEqual([400, "NotSupportedLocally", [true]]);
  const site = live.arm.site(String(scenesOf(place)[property.scene]["containerGroupName"]));
  expect((await live.arm.get(site)).status).toBe(404);
});

test("secrets are never returned", async () => {
  const groups = Object.keys(scenesOf(place)).filter((name) => name !== "references");
  const answers = await Promise.all(groups.map((name) => live.arm.get(live.arm.site(name))));
  const refusals = [...walk.outcomes.values()].map(({ message }) => message);
  const text = JSON.stringify([answers.map(({ body }) => body as Json), refusals]);
  expect(text).not.toMatch(/hunter/);
  for (const { keys } of place.accounts) for (const key of keys) expect(text).not.toContain(key);
});
