import { removedContainer } from "../../../src/docker/api/errors";
import { EngineError } from "../../../src/docker/engine";
import { FakeClock } from "../../support/fakeClock";

const LEAVING = new EngineError("conflict", "removal of container 4711 is already in progress");
const GONE = new EngineError("notFound", "No such container: 4711");

/** Removes a container of an engine with these answers, one after the other, the last one again and again. */
function removing(...answers: (Error | undefined)[]) {
  const clock = new FakeClock();
  let asked = 0;
  const remove = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer !== undefined) throw answer;
  };
  const done = removedContainer(remove, clock);
  done.catch(() => undefined);
  return { clock, done, asked: () => asked };
}

test("a container that others are removing is waited for", async () => {
  const { clock, done, asked } = removing(LEAVING, LEAVING, GONE);
  await clock.pass(9);
  expect(asked()).toBe(1);
  await clock.pass(1_000);
  expect([await done, asked()]).toEqual([false, 3]);
});

test("a removal tells whether it was this one, and what hinders it", async () => {
  expect(await removing(undefined).done).toBe(true);
  expect(await removing(GONE).done).toBe(false);
  const refused = new EngineError("conflict", "container is paused");
  await expect(removing(refused).done).rejects.toBe(refused);
});

test("a removal of others that does not end is told of after two minutes", async () => {
  const { clock, done } = removing(LEAVING);
  await clock.pass(119_000);
  let ended = false;
  done.catch(() => (ended = true));
  await clock.pass(0);
  expect(ended).toBe(false);
  await clock.pass(2_000);
  await expect(done).rejects.toBe(LEAVING);
});
