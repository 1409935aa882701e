import type { Change } from "../../model/change";
import type { Inputs, ResourceModel } from "../../model/resource";
import { isUnknown } from "../../model/unknown";
import type { ProviderConfig } from "./config";
import { topLevel } from "./paths";

const CONTAINER_GROUP = "berth:containerinstance:ContainerGroup";

/** What a preview says of an update in place, where there is more to it than the change itself. */
export function updateNote(model: ResourceModel, changed: readonly Change[]): string | undefined {
  const restarts = model.token === CONTAINER_GROUP && changed.some(({ path }) => topLevel(path) !== "tags");
  return restarts ? "This update restarts all containers of the group." : undefined;
}

/** Why a resource is replaced; undefined when it is not. */
export function replaceNote(model: ResourceModel, changed: readonly Change[], news: Inputs): string | undefined {
  const paths = changed.filter(({ replace }) => replace).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const known = paths.filter((path) => !isUnknown(news[path]));
  if (known.length === 0) return `Replaced together with the source of its ${list(paths)}.`;
  const service = model.token === CONTAINER_GROUP ? "Azure Container Instances" : "Azure";
  return `Replaced, because ${service} cannot change ${list(known)} in place.`;
}

/** Which of the inputs have no effect on the local engine. */
export function cloudOnlyNote(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string | undefined {
  if (config.target !== "local") return undefined;
  const idle = model.cloudOnly.filter((key) => inputs[key] !== undefined);
  return idle.length === 0 ? undefined : `Kept, but without effect on the local engine: ${list(idle)}.`;
}

/** What a resource that was not made by Berth has and would lose in an update, for a PUT carries all that is wanted. */
export function unsupportedNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `Berth does not support ${list(paths)} yet: an update of this resource would remove what is there.`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
