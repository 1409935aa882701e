import { prepareStart } from "../../src/providers/startUp";

/** Whether Berth switches the warnings off in a process that was started with these options of Node.js. */
function isOff(options = ""): boolean | undefined {
  const [deprecation, before] = [process.noDeprecation, process.env["NODE_OPTIONS"]];
  try {
    process.env["NODE_OPTIONS"] = options;
    process.noDeprecation = false;
    prepareStart("Berth");
    return process.noDeprecation;
  } finally {
    process.noDeprecation = deprecation;
    if (before === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = before;
  }
}

test.each([
  ["are not shown", undefined, true],
  ["are not shown with other options", "--max-old-space-size=4096", true],
  ["are shown to those who ask for them", "--trace-deprecation", false],
  ["end a process that is to end by them", "--throw-deprecation", false],
])("warnings of Node's deprecations %s", (_, options, wanted) => {
  expect(isOff(options)).toBe(wanted);
});
