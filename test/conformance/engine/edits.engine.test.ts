import type { Inputs } from "../../../src/model";
import { isRecord, mapRecord } from "../../../src/model/core/json";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { open } from "../../../src/providers/targets/local";
import { type PropertyMap, Secret } from "../../../src/providers/plugin/values";
import { GROUP, Plugin } from "../../providers/plugin/support";
import { SUBSCRIPTION } from "../../support/engine/arm";
import { randomOf } from "../../support/random";
import { withOther } from "../groups";
import { propertiesOf, type Property } from "../properties";
import { type Place, type SceneName, scenesOf } from "../scenes";
import { LivePlace } from "./livePlace";
import { look, runsOf } from "./seen";
import { restarted } from "./walk";
import { openDocker } from "../../support/engine/docker";

/** BERTH_EDITS is how many edits there are in all, BERTH_EDIT_SEED which: a longer run tries others. */
const EDITS = Number(process.env["BERTH_EDITS"] ?? 40);
const SEED = Number(process.env["BERTH_EDIT_SEED"] ?? 13);

/** A scene whose image must be pulled, one whose probes never pass, for which creations wait, and one whose properties are refused. */
const LEFT_OUT: readonly SceneName[] = ["registry", "probes", "references"];

const live = new LivePlace(openDocker());
let place: Place;
beforeAll(async () => {
  place = await live.start();
});
afterAll(() => live.stop());

/** A plugin as each run of Pulumi starts one: it remembers what it has created. */
const newPlugin = () =>
  new Plugin(undefined, {
    openTarget: async (config, redact) => open(config, redact),
    random: (size) => crypto.getRandomValues(Buffer.alloc(size)),
  }).configure({ subscriptionId: SUBSCRIPTION, allowPrivileged: true });

/** A group in the engine, and its state as Pulumi keeps it. */
interface Deployed {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
}

/** What a preview said, and what happened then. */
interface Edit {
  readonly of: string;
  readonly said: unknown;
  readonly happened: unknown;
}

class Scene {
  readonly edits: Edit[] = [];
  private readonly resource: string;
  private readonly on = new Set<Property>();
  private readonly random: () => number;

  constructor(
    private readonly name: SceneName,
    private readonly properties: readonly Property[],
    seed: number,
  ) {
    this.resource = `${GROUP}::${name}`;
    this.random = randomOf(seed);
  }

  /** Creates the group and edits it again and again, each time up to three properties, to their other value or back. */
  async walk(count: number): Promise<void> {
    let deployed = await this.create(scenesOf(place)[this.name]);
    let plugin = await newPlugin();
    for (let tries = 1; this.edits.length < count; tries += 1) {
      if (tries > 100 * count) throw new Error(`${this.name}: no edits that a program may make`);
      const changed = Array.from(
        { length: 1 + this.below(3) },
        () => this.properties[this.below(this.properties.length)]!,
      );
      for (const each of changed) if (!this.on.delete(each)) this.on.add(each);
      const news = [...this.on].reduce<Inputs>(withOther, scenesOf(place)[this.name]);
      const { inputs, failures } = await plugin.check(this.resource, news, deployed.inputs);
      if (failures.length > 0) {
        // Values that do not go together: a program with them is refused, and nothing happens.
        for (const each of changed) if (!this.on.delete(each)) this.on.add(each);
        continue;
      }
      deployed = await this.edit(plugin, deployed, inputs, changed.map(({ path }) => path).join(" and "));
      plugin = await newPlugin();
    }
    expect(
      (await plugin.read(this.resource, deployed.id, { inputs: deployed.inputs, properties: deployed.outputs })).inputs,
    ).toEqual(deployed.inputs);
  }

  private async create(news: Inputs): Promise<Deployed> {
    const plugin = await newPlugin();
    const { inputs, failures } = await plugin.check(this.resource, news);
    expect(failures).toEqual([]);
    return { inputs, ...(await plugin.create(this.resource, inputs)) };
  }

  private async edit(plugin: Plugin, deployed: Deployed, news: PropertyMap, of: string): Promise<Deployed> {
    const { id, inputs, outputs: olds } = deployed;
    const before = await this.seen();
    const { some, replaces, deleteBeforeReplace } = await plugin.diff(this.resource, inputs, news, [], olds);
    if (!some) return { id, inputs: news, outputs: olds };
    const update = { id, oldInputs: inputs, olds, news };
    if (replaces.length > 0) {
      // The service refuses the same as an update, and has changed nothing.
      const refusal = await plugin.update(this.resource, update).then(
        () => "updated",
        () => "refused",
      );
      const kept = runsOf(await this.seen());
      const preview = await plugin.create(this.resource, news, { preview: true });
      await plugin.delete(this.resource, id, { inputs, outputs: olds });
      const made = await plugin.create(this.resource, news);
      const certain = certainOf(preview.outputs, made.outputs);
      this.edits.push({
        of,
        said: { deleteBeforeReplace: true, refusal: "refused", kept: runsOf(before), certain },
        happened: { deleteBeforeReplace, refusal, kept, certain: pick(made.outputs, certain) },
      });
      return { id: made.id, inputs: news, outputs: made.outputs };
    }
    const preview = await plugin.update(this.resource, update, { preview: true });
    const saysRestart = plugin.engine.notes.some((note) => note.includes("restarts all containers"));
    const outputs = await plugin.update(this.resource, update);
    const certain = certainOf(preview, outputs);
    this.edits.push({
      of,
      said: { restarted: saysRestart ? "all" : "none", certain },
      happened: { restarted: restarted(before, await this.seen()), certain: pick(outputs, certain) },
    });
    return { id, inputs: news, outputs };
  }

  private seen = () => look(live, String(scenesOf(place)[this.name]["containerGroupName"]));
  private below = (limit: number) => Math.floor(this.random() * limit);
}

/** What a preview calls certain, with what happened where it knows nothing. */
function certainOf(preview: PropertyMap, happened: PropertyMap): PropertyMap {
  const known = Object.entries(preview).filter(([, value]) => value !== UNKNOWN);
  return Object.fromEntries(known.map(([name, value]) => [name, filled(value, happened[name])]));
}

function filled(value: unknown, happened: unknown): unknown {
  if (value === UNKNOWN) return happened;
  if (Array.isArray(value)) return value.map((item, i) => filled(item, (happened as unknown[])[i]));
  if (!isRecord(value) || value instanceof Secret) return value;
  return mapRecord(value, (item, name) => filled(item, (happened as PropertyMap)[name]));
}

const pick = (outputs: PropertyMap, names: PropertyMap) => mapRecord(names, (_, name) => outputs[name]);

test("random edits do what their previews say", async () => {
  const all = propertiesOf(place).filter(
    // What changes along with another property must not be changed back alone.
    ({ fate, isName, only, along, scene }) =>
      fate !== "refused" && !isName && !only && along === undefined && !LEFT_OUT.includes(scene),
  );
  const names = [...new Set(all.map(({ scene }) => scene))];
  const scenes = names.map(
    (name, index) =>
      new Scene(
        name,
        all.filter(({ scene }) => scene === name),
        SEED + index,
      ),
  );
  await Promise.all(scenes.map((scene) => scene.walk(Math.ceil(EDITS / scenes.length))));
  const edits = scenes.flatMap((scene) => scene.edits);
  expect(edits.map(({ of, happened }) => ({ of, happened }))).toEqual(
    edits.map(({ of, said }) => ({ of, happened: said })),
  );
});
