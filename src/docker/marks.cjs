"use strict";
// What Berth made in an engine bears a mark: for the product, which is compiled and bundled, and for the scripts, which run on a
// bare Node.js. So it is plain JavaScript that uses nothing but Node.js; its types are beside it.
const { createHmac, timingSafeEqual } = require("node:crypto");

const MARK = "berth.mark";
const PREFIX = "berth.";

exports.MARK = MARK;

exports.isBerths = (label) => label.startsWith(PREFIX);

exports.marked = function marked(key, thing) {
  const labels = berthLabels(thing.labels);
  const names = Object.keys(labels);
  const signed = mac(key, thing, labels);
  // An image brings labels of its own into a container, so its mark says which are Berth's. It must not tell the key, for an image
  // that is made of the container has all its labels.
  const mark = thing.kind === "container" ? `${names.map(shortened).join(",")}.${signed}` : `${key}.${signed}`;
  return { ...thing.labels, [MARK]: mark };
};

exports.keyOf = function keyOf(thing) {
  const [, key, signed] = /^(\w+)\.(\w+)$/.exec(thing.labels[MARK] ?? "") ?? [];
  return key !== undefined && isSame(signed, mac(key, thing, berthLabels(thing.labels))) ? key : undefined;
};

exports.labelsOf = function labelsOf(keys, { name, labels }) {
  const [, names, signed] = /^([\w.,-]*)\.(\w+)$/.exec(labels[MARK] ?? "") ?? [];
  if (names === undefined) return undefined;
  const own = Object.fromEntries(
    names
      .split(",")
      .filter((short) => Object.hasOwn(labels, PREFIX + short))
      .map((short) => [PREFIX + short, labels[PREFIX + short]]),
  );
  const isOwn = [...keys].some((key) => isSame(signed, mac(key, { kind: "container", name, labels: own }, own)));
  return isOwn ? own : undefined;
};

function mac(key, { kind, name }, labels) {
  const entries = Object.keys(labels)
    .sort()
    .map((label) => [label, labels[label]]);
  return createHmac("sha256", key)
    .update(JSON.stringify([kind, name, entries]))
    .digest("hex");
}

function berthLabels(labels) {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => exports.isBerths(label) && label !== MARK));
}

const shortened = (label) => label.slice(PREFIX.length);
const isSame = (a, b) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
