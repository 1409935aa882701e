import type { Inputs } from "../../src/model";
import type { Property } from "./properties";
import { type Place, scenesOf } from "./scenes";
import { placeOf, putAt } from "./table";

/** A group that has a property's value. */
export function groupOf(place: Place, property: Property): Inputs {
  const scene = scenesOf(place)[property.scene];
  if (property.value === undefined) return scene;
  const beside = Object.entries(property.beside ?? {});
  const group = beside.reduce((inputs, [path, value]) => putAt(inputs, path, value), scene);
  return putAt(group, placeOf(property.path, property), property.value);
}

/** The same group, but for the property's other value. */
export function otherGroupOf(place: Place, property: Property): Inputs {
  return withOther(groupOf(place, property), property);
}

/** A copy of a group with a property's other value. */
export function withOther(group: Inputs, property: Property): Inputs {
  const along = Object.entries(property.along ?? {});
  const changed = along.reduce((inputs, [path, value]) => putAt(inputs, path, value), group);
  return putAt(changed, placeOf(property.path, property), property.other);
}
