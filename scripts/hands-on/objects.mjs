import { getJson } from "../setup/engine-api.mjs";

const LABEL = "berth.id";
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
 * @param {import("../setup/engine.mjs").Engine} engine
 * @returns {Promise<BerthObject[]>}
 */
export async function berthObjects(engine) {
  const filters = encodeURIComponent(JSON.stringify({ label: [LABEL] }));
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    getJson(engine, `/containers/json?all=1&filters=${filters}`),
    getJson(engine, `/networks?filters=${filters}`),
    getJson(engine, `/volumes?filters=${filters}`),
  ]);
  const object = (kind) => (item) => ({
    kind,
    name: item.Name ?? item.Names[0].replace(/^\//, ""),
    id: item.Labels[LABEL],
    role: item.Labels[ROLE],
  });
  return [
    ...containers.map(object("container")),
    ...networks.map(object("network")),
    ...(volumes ?? []).map(object("volume")),
  ];
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
