import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as model from "../../src/model";
import { problemsOf, replacedFor, webServer } from "./example";

const page = readFileSync(join(__dirname, "../../docs/model.md"), "utf8");

test("the page's example is the one that is compiled and run here", () => {
  const example = readFileSync(join(__dirname, "example.ts"), "utf8").replaceAll(
    '"../../src/model"',
    '"pulumi-berth/model"',
  );
  expect(/```ts\n(.*?)```/s.exec(page)?.[1]).toBe(example);
});

test("the example does what the page says", () => {
  const web = webServer("web-1", "nginx:1", 80);
  expect([problemsOf(web), problemsOf(webServer("web-1", model.UNKNOWN, 80))]).toEqual([[], []]);
  expect(problemsOf(webServer("web-1", "nginx:1", 0))).toEqual(
    ["containers[0].ports[0].port", "ipAddress.ports[0].port"].map(
      (path) => `${path}: 0 must be a whole number from 1 to 65535 (Azure Container Instances)`,
    ),
  );
  expect(replacedFor(web, webServer("web-2", "nginx:2", 80))).toEqual(["containerGroupName"]);
});

test("the page names every value that is exported, and no other", () => {
  const named = [...page.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)`/g)]);
  const values = named.map(([, name]) => name!).filter((name) => !/^[A-Z][a-z]/.test(name));
  expect(values.sort()).toEqual(Object.keys(model).sort());
});
