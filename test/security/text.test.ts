import fc from "fast-check";
import { harmless, HarmlessText } from "../../src/model/values/text";
import { EngineError } from "../../src/docker/engine";
import { ArmFailure } from "../../src/providers/arm/contract";
import { ArmError } from "../../src/providers/local/http/errors";
import { event } from "../../src/providers/local/work/event";
import { initFailure, RpcFailure, toRpcFailure } from "../../src/providers/plugin/failure";
import { contentWriter, type Output } from "../../src/cli/terminal";
import { table } from "../../src/cli/table";
import { recordEvent } from "../../src/supervisor/probeEvents";

/** Attacks, and the text that a reader sees. */
const ATTACKS: [what: string, attack: string, shown: string][] = [
  ["a new window title", "\x1b]0;root\x07", "\\u001b]0;root\\u0007"],
  ["a new clipboard", "\x1b]52;c;cm0gLXJm\x1b\\", "\\u001b]52;c;cm0gLXJm\\u001b\\"],
  [
    "a link to elsewhere",
    "\x1b]8;;https://evil\x1b\\docs\x1b]8;;\x1b\\",
    "\\u001b]8;;https://evil\\u001b\\docs\\u001b]8;;\\u001b\\",
  ],
  ["a cleared screen", "\x1b[2J\x1b[H", "\\u001b[2J\\u001b[H"],
  ["a line written over", "failed\rready ", "failed\\u000dready "],
  ["steps back", "no\b\byes", "no\\u0008\\u0008yes"],
  ["the same in one character each", "\u009b2J\u009d0;x\u009c", "\\u009b2J\\u009d0;x\\u009c"],
  ["answers that are typed", "\x1b[c\x1b[6n\x05", "\\u001b[c\\u001b[6n\\u0005"],
  ["text that reads backwards", "a\u202etxt.exe\u2066\u200f\u061c", "a\\u202etxt.exe\\u2066\\u200f\\u061c"],
  [
    "text that is not seen",
    "a\u200bd\u200cm\u200din\u2060\ufeff\u00ad",
    "a\\u200bd\\u200cm\\u200din\\u2060\\ufeff\\u00ad",
  ],
  ["text in tags", "a\u{e0041}\u{e007f}", "a\\udb40\\udc41\\udb40\\udc7f"],
  ["lines that are none", "a\u2028b\u2029c\u0085d\vd\fe", "a\\u2028b\\u2029c\\u0085d\\u000bd\\u000ce"],
  ["half characters", "a\ud800b\udc00", "a\\ud800b\\udc00"],
  ["NUL and DEL", "a\0b\x7f", "a\\u0000b\\u007f"],
  ["hidden text", "\x1b[8mrm -rf\x1b[0m", "rm -rf"],
  ["text in the background's colour", "\x1b[38;2;0;0;0;48:5:0mroot\x1b[m", "root"],
  ["nothing: lines, tabs, emoji and other scripts", "a\r\n\tä ✔️ 日本 שלום\n", "a\n\tä ✔️ 日本 שלום\n"],
];

test.each(ATTACKS)("%s", (_, attack, shown) => {
  expect(harmless(attack)).toBe(shown);
  expect(harmless(shown)).toBe(shown);
});

const attack = ATTACKS.map(([, text]) => text).join("");
const shown = ATTACKS.map(([, , text]) => text).join("");

describe("text in pieces", () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom("\x1b", "[", "3", ";", "1", "m", "\r", "\n", "\x07", "ä", "日", "😀"), fc.string()))
    .map((parts) => parts.join(""));

  test("is shown like the whole text, wherever it is cut", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(7), { minLength: 1 }), (whole, lengths) => {
        const bytes = Buffer.from(whole);
        const stream = new HarmlessText();
        let told = "";
        for (let at = 0, i = 0; at < bytes.length; at += 1 + lengths[i++ % lengths.length]!)
          told += stream.take(bytes.subarray(at, at + 1 + lengths[i % lengths.length]!));
        // Invalid bytes are invalid in both.
        expect(told + stream.end()).toBe(harmless(bytes.toString("utf8").replace(/^\ufeff/, "")));
      }),
      { numRuns: 500 },
    );
  });

  test("does not wait for an end that never comes", () => {
    const stream = new HarmlessText();
    const sequence = `\x1b[${"1;".repeat(50)}`;
    expect(stream.take(sequence) + stream.take("text")).toBe(`${harmless(sequence)}text`);
    expect(stream.take("\x1b") + stream.end()).toBe("\\u001b");
  });
});

test("no error contains it, and neither do its details", () => {
  const failure = new ArmFailure(attack, { reasons: [attack] });
  const error = new ArmError(500, "X", attack, [{ code: "X", message: attack }]);
  expect([failure.message, failure.details.reasons, error.message, error.body.error.details?.[0]?.message]).toEqual([
    shown,
    [shown],
    shown,
    shown,
  ]);
  expect(new EngineError("failed", attack).message).toBe(shown);
  expect(toRpcFailure(failure).message).toBe(`${shown}\n${shown}`);
  expect(toRpcFailure(new Error(attack)).message).toContain(shown);
  const partial = initFailure(attack, { id: "id", outputs: {} }, [attack]);
  expect(new RpcFailure(9, attack).message).toBe(shown);
  const details = String(partial.metadata?.get("grpc-status-details-bin")[0]);
  expect(details).toContain(shown);
  expect(details).not.toContain("\x1b");
});

test("no event contains it", () => {
  expect(event("Failed", attack, "2026-01-01T00:00:00Z").message).toBe(shown);
  const [first] = recordEvent([], { name: "Unhealthy", message: attack, type: "Warning" }, 0);
  expect(recordEvent([first!], { name: "Unhealthy", message: attack, type: "Warning" }, 0)).toEqual([
    { ...first, message: shown, count: 2 },
  ]);
});

test("no cell of a table is wider than it looks or breaks its row", () => {
  expect(
    table([
      ["NAME", "IMAGE"],
      ["a\x1b[2Jb\nroot", "x"],
      ["c", "y"],
    ]),
  ).toBe(["NAME               IMAGE", "a\\u001b[2Jb root   x", "c                  y"].join("\n"));
});

describe("what containers wrote", () => {
  const written = (isTTY: boolean) => {
    const chunks: (Buffer | string)[] = [];
    const output = { isTTY, write: (chunk: Buffer | string) => chunks.push(chunk) > 0 } as unknown as Output;
    const { write, end } = contentWriter(output);
    void write(Buffer.from(`${attack}\x1b`));
    end();
    return chunks.map(String).join("");
  };

  test("comes to a terminal as text", () =>
    expect(written(true)).toBe(`${shown.replace(/\\ud800b\\udc00/, "\ufffdb\ufffd")}\\u001b`));

  test("comes to a pipe as it is", () => expect(written(false)).toBe(Buffer.from(`${attack}\x1b`).toString()));
});
