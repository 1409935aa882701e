import marks from "../../src/docker/marks.cjs";
import { getJson } from "../setup/engine-api.mjs";

const ID = "berth.id";
const ROLE = "berth.role";

/**
 * A thing of Berth's in the engine.
 * @typedef {object} BerthObject
 * @property {"container" | "network" | "volume"} kind
 * @property {string} name
 * @property {string} id the Azure resource id that it stands for
 * @property {string} [role] what it is for
 */

/**
 * What Berth made in the engine. Labels alone do not tell: others may have them.
 * @param {import("../setup/engine.mjs").Engine} engine
 * @returns {Promise<BerthObject[]>}
 */
export async function berthObjects(engine) {
  const filters = encodeURIComponent(JSON.stringify({ label: [ROLE] }));
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    getJson(engine, `/containers/json?all=1&filters=${filters}`),
    getJson(engine, `/networks?filters=${filters}`),
    getJson(engine, `/volumes?filters=${filters}`),
  ]);
  const keys = new Set();
  const object = (kind) => (item) => {
    const name = item.Name ?? item.Names[0].replace(/^\//, "");
    const labels = ownLabels(kind, name, item.Labels, keys);
    // What all resources of an engine share has no id.
    return labels?.[ID] === undefined ? [] : [{ kind, name, id: labels[ID], role: labels[ROLE] }];
  };
  // Those of networks and volumes tell the keys of containers' marks.
  const others = [...networks.flatMap(object("network")), ...(volumes ?? []).flatMap(object("volume"))];
  return [...containers.flatMap(object("container")), ...others];
}

/** The labels that Berth gave to something; undefined when it is not Berth's. */
function ownLabels(kind, name, labels, keys) {
  if (kind === "container") return marks.labelsOf(keys, { name, labels });
  const key = marks.keyOf({ kind, name, labels });
  if (key !== undefined) keys.add(key);
  return key && labels;
}

/**
 * The ARM ids of a stack's resources.
 * @param {string} exported what `pulumi stack export` printed
 */
export function resourceIds(exported) {
  const { deployment } = JSON.parse(exported);
  return (deployment.resources ?? []).map(({ id }) => id).filter((id) => id?.startsWith("/subscriptions/"));
}

/**
 * Whether an object belongs to one of these resources.
 * @param {BerthObject} object
 * @param {string[]} resourceIds
 */
export function belongsTo({ id }, resourceIds) {
  const own = id.toLowerCase();
  return resourceIds.some((each) => own === each.toLowerCase() || own.startsWith(`${each.toLowerCase()}/`));
}

/**
 * The commands that remove objects, containers first since they use the others.
 * @param {BerthObject[]} objects
 */
export function removalCommands(objects) {
  const names = (kind) => objects.filter((object) => object.kind === kind).map(({ name }) => name);
  const commands = { container: "docker rm -f", network: "docker network rm", volume: "docker volume rm" };
  return Object.entries(commands).flatMap(([kind, command]) =>
    names(kind).length > 0 ? [`${command} ${names(kind).join(" ")}`] : [],
  );
}
