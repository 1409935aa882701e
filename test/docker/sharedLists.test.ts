import type { Engine, EngineVolume } from "../../src/docker/engine";
import { withSharedLists } from "../../src/docker/sharedLists";

/** The things in the engine, by name. */
const VOLUMES: EngineVolume[] = [
  { name: "one", labels: { role: "record", key: "1" } },
  { name: "two", labels: { role: "record", key: "2" } },
  { name: "share", labels: { role: "share", key: "1" } },
  { name: "odd", labels: { role: "record", key: "a=b" } },
];

/** An engine whose lists of volumes are answered when the test says so. */
function slowEngine() {
  const questions: { filter: readonly string[]; answer: (volumes?: EngineVolume[]) => void; fail: () => void }[] = [];
  const listVolumes = (filter: readonly string[]) =>
    new Promise<EngineVolume[]>((resolve, reject) => {
      const number = questions.length;
      const answer = (volumes = VOLUMES) => resolve(volumes);
      questions.push({ filter, answer, fail: () => reject(new Error(`${number} failed`)) });
    });
  const others = { listContainers: listVolumes, listNetworks: listVolumes, inspectImage: listVolumes };
  return { questions, engine: withSharedLists({ listVolumes, ...others } as unknown as Engine) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const names = async (list: Promise<EngineVolume[]>) => (await list).map(({ name }) => name);

test("questions during a list share the next one", async () => {
  const { questions, engine } = slowEngine();
  const first = engine.listVolumes(["role=record"]);
  const others = [engine.listVolumes(["role=record"]), engine.listVolumes(["role=record"])];
  expect(questions).toHaveLength(1);
  questions[0]!.answer([VOLUMES[0]!]);
  await first;
  await turn();
  const late = engine.listVolumes(["role=record"]);
  expect(questions).toHaveLength(2);
  questions[1]!.answer([VOLUMES[1]!]);
  await turn();
  questions[2]!.answer([]);
  expect(await Promise.all([first, ...others, late].map(names))).toEqual([["one"], ["two"], ["two"], []]);
});

test("many questions at once need one list, by their common labels, and each gets its own answer", async () => {
  const { questions, engine } = slowEngine();
  const lists = [
    ["role=record", "key=1"],
    ["role=record", "key=2"],
    ["role=record", "key=1"],
    ["role=record", "key=2"],
    ["role=record", "key=a=b"],
    ["role", "key=1"],
    ["role=record", "key=3"],
    ["role=record", "key"],
  ].map((filter) => engine.listVolumes(filter));
  expect(questions.map(({ filter }) => filter)).toEqual([
    ["role=record", "key=1"],
    ["role=record", "key=2"],
  ]);
  questions[0]!.answer([VOLUMES[0]!]);
  await turn();
  expect(questions[2]?.filter).toEqual(["role", "key"]);
  questions[1]!.answer([VOLUMES[1]!]);
  questions[2]!.answer();
  await turn();
  expect(questions).toHaveLength(3);
  expect(await Promise.all(lists.map(names))).toEqual([
    ["one"],
    ["two"],
    ["one"],
    ["two"],
    ["odd"],
    ["one", "share"],
    [],
    ["one", "two", "odd"],
  ]);
});

test("a few questions beside many things are asked one by one, each once, and many are not", async () => {
  const { questions, engine } = slowEngine();
  const many = Array.from({ length: 100 }, (_, i) => ({ name: `v${i}`, labels: { role: "record", key: `${i}` } }));
  const ask = (...keys: number[]) => keys.map((key) => engine.listVolumes(["role=record", `key=${key}`]));
  const answered = async () => {
    // Those that are asked meanwhile are answered, too.
    for (let i = 0; i < questions.length; i++) {
      questions[i]!.answer(
        many.filter(({ labels }) =>
          questions[i]!.filter.every(
            (part) => part === "key" || part === "role=record" || part === `key=${labels.key}`,
          ),
        ),
      );
      await turn();
    }
    return questions.splice(0).map(({ filter }) => filter[1]);
  };
  const first = ask(1, 2, 3, 4);
  expect(await answered()).toEqual(["key=1", "key=2", "key"]);
  const second = ask(1, 2, 3, 3, 4);
  expect(await answered()).toEqual(["key=1", "key=2", "key=3", "key=4"]);
  const third = ask(1, 2, 3, 4, 5, 6);
  expect(await answered()).toEqual(["key=1", "key=2", "key"]);
  const all = (await Promise.all([...first, ...second, ...third].map(names))).flat();
  expect(all).toEqual(["v1", "v2", "v3", "v4", "v1", "v2", "v3", "v3", "v4", "v1", "v2", "v3", "v4", "v5", "v6"]);
});

test("questions without a label in common are asked one by one", async () => {
  const { questions, engine } = slowEngine();
  const lists = ["a", "b", "c", "d"].map((label) => engine.listVolumes([label]));
  expect(questions).toHaveLength(2);
  questions[0]!.answer();
  await turn();
  questions[1]!.answer();
  await turn();
  expect(questions.map(({ filter }) => filter)).toEqual([["a"], ["b"], ["c"], ["d"]]);
  questions[2]!.answer([]);
  questions[3]!.answer([]);
  expect((await Promise.all(lists)).map(({ length }) => length)).toEqual([4, 4, 0, 0]);
});

test("a failure reaches those who asked, and nobody else", async () => {
  const { questions, engine } = slowEngine();
  const first = engine.listVolumes(["role"]);
  const [second, third] = [engine.listVolumes(["role"]), engine.listVolumes(["role"])];
  questions[0]!.fail();
  await expect(first).rejects.toThrow("0 failed");
  await turn();
  questions[1]!.fail();
  await expect(second).rejects.toThrow("1 failed");
  await expect(third).rejects.toThrow("1 failed");
  const fourth = engine.listVolumes(["role"]);
  questions[2]!.answer([VOLUMES[2]!]);
  expect(await names(fourth)).toEqual(["share"]);
});
