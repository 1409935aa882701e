import { Remembered } from "../../src/docker/remembered";

test("what was set longest ago is forgotten, and what is set again counts as new", () => {
  const remembered = new Remembered<string, number>(2);
  remembered.set("a", 1).set("b", 2).set("a", 3).set("c", 4);
  expect([...remembered]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
  remembered.delete("a");
  remembered.set("d", 5);
  expect([...remembered.keys()]).toEqual(["c", "d"]);
});
