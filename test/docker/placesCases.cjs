"use strict";
const { createHash } = require("node:crypto");
const cases = require("./places.json");

/**
 * The table of places where an engine is looked for: the product's test and set-up's run the same. In it, `{name}` stands for
 * the folder of a context of that name.
 */
exports.placesCases = cases.map((given) => {
  const text = JSON.stringify(given).replace(/\{(\w+)\}/g, (_, name) =>
    createHash("sha256").update(name).digest("hex"),
  );
  const { what, dockerHost, env = {}, platform = "linux", files = {}, ...expected } = JSON.parse(text);
  const machine = { env, platform, home: "/home/me", readFile: (path) => files[path], exists: (path) => path in files };
  return { what, machine, dockerHost, expected };
});
