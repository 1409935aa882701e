import { readFileSync } from "node:fs";
import { join } from "node:path";

test("each of the 42 operations is answered or refused by name; a test of the generated files compares the page with the routes", () => {
  const page = readFileSync(join(__dirname, "../../../../../docs/operations.md"), "utf8");
  const rows = page.split("\n").flatMap((line) => {
    const [, operation = "", , berth = ""] = line.split("|").map((cell) => cell.trim());
    return /^[A-Z]\w+_\w+$/.test(operation) ? [[operation, berth]] : [];
  });
  const refused = rows.filter(([, berth]) => berth === "refused by name").map(([operation = ""]) => operation);
  expect([rows.length, rows.filter(([, berth]) => berth === "**yes**").length + refused.length]).toEqual([42, 42]);
  expect([...new Set(refused.map((operation) => operation.split("_")[0]))]).toEqual(["NGroups", "SandboxGroups"]);
});
