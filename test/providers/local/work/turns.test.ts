import { Turns } from "../../../../src/providers/local/work/turns";

/** A step that ends when it is told to. */
function step(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const take = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
  };
  return { take, end };
}

test("steps of one key follow each other in their order, and others do not wait", async () => {
  const [log, turns] = [[] as string[], new Turns()];
  const [one, two, other] = [step(log, "one"), step(log, "two"), step(log, "other")];
  const taken = [turns.take("a", one.take), turns.take("a", two.take), turns.take("b", other.take)];
  other.end();
  await taken[2];
  two.end();
  one.end();
  await Promise.all(taken);
  expect(log).toEqual(["one begins", "other begins", "other ends", "one ends", "two begins", "two ends"]);
});

test("a step that fails lets the next one begin, and only its own taker hears of it", async () => {
  const turns = new Turns();
  const failed = turns.take("a", () => Promise.reject(new Error("no")));
  const next = turns.take("a", async () => "yes");
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(await turns.take("a", async () => "later")).toBe("later");
});
