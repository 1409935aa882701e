import { lastPart } from "../../../../src/providers/arm/containerinstance/jobLog";

const lines = (count: number, text = "x") => Array.from({ length: count }, (_, i) => `${i}${text}`).join("\n");

test.each<[string, string, string]>([
  ["a short one is whole", "a\nb\n", "a\nb\n"],
  ["1,000 lines are whole", `${lines(1000)}\n`, `${lines(1000)}\n`],
  ["of more lines the last 1,000 stay", `first\n${lines(1000)}\n`, `${lines(1000)}\n`],
  ["16 KB are whole", "x".repeat(16384), "x".repeat(16384)],
  [
    "of more than 16 KB the last whole lines stay",
    `${"a".repeat(9000)}\n${"b".repeat(9000)}\nc\n`,
    `${"b".repeat(9000)}\nc\n`,
  ],
  ["a cut at a line's end loses nothing", `a\n${"b".repeat(16383)}\n`, `${"b".repeat(16383)}\n`],
  ["a line that is too long is cut", "y".repeat(20000), "y".repeat(16384)],
  ["never inside of a character", `${"ä".repeat(10000)}z`, `${"ä".repeat(8191)}z`],
])("%s", (_what, content, expected) => {
  expect(lastPart(content)).toBe(expected);
});
