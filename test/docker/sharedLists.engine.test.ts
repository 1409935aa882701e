import type { Engine, EngineVolume } from "../../src/docker/engine";
import { withSharedLists } from "../../src/docker/sharedLists";

/** An engine whose lists of volumes answer when they are told to, with the number of the question. */
function slowEngine() {
  const questions: { filter: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const listVolumes = (filter: readonly string[]) =>
    new Promise<EngineVolume[]>((resolve, reject) => {
      const number = questions.length;
      const answer = () => resolve([{ name: `${number}`, labels: {} }]);
      questions.push({ filter, answer, fail: () => reject(new Error(`${number} failed`)) });
    });
  const others = { listContainers: listVolumes, listNetworks: listVolumes, inspectImage: listVolumes };
  return { questions, engine: withSharedLists({ listVolumes, ...others } as unknown as Engine) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const names = async (lists: Promise<EngineVolume[]>[]) =>
  (await Promise.all(lists)).map((volumes) => volumes.map(({ name }) => name).join());

test("who asks while an answer is on its way shares the next one", async () => {
  const { questions, engine } = slowEngine();
  const first = engine.listVolumes(["a"]);
  const others = [engine.listVolumes(["a"]), engine.listVolumes(["a"])];
  expect(questions).toHaveLength(1);
  questions[0]!.answer();
  await first;
  await turn();
  const late = engine.listVolumes(["a"]);
  expect(questions).toHaveLength(2);
  questions[1]!.answer();
  await turn();
  questions[2]!.answer();
  expect(await names([first, ...others, late])).toEqual(["0", "1", "1", "2"]);
});

test("another filter is another question", async () => {
  const { questions, engine } = slowEngine();
  const lists = [engine.listVolumes(["a"]), engine.listVolumes(["b"]), engine.listVolumes(["a", "b"])];
  expect(questions.map(({ filter }) => filter)).toEqual([["a"], ["b"], ["a", "b"]]);
  for (const { answer } of questions) answer();
  expect(await names(lists)).toEqual(["0", "1", "2"]);
});

test("a failure is told to those who asked, and to nobody else", async () => {
  const { questions, engine } = slowEngine();
  const first = engine.listVolumes(["a"]);
  const second = engine.listVolumes(["a"]);
  questions[0]!.fail();
  await expect(first).rejects.toThrow("0 failed");
  await turn();
  questions[1]!.answer();
  expect(await names([second])).toEqual(["1"]);
  const third = engine.listVolumes(["a"]);
  questions[2]!.answer();
  expect(await names([third])).toEqual(["2"]);
});
