import type { Change } from "../../model/change";
import type { Inputs, ResourceModel } from "../../model/resource";
import type { ProviderConfig } from "./config";
import { topLevel } from "./paths";

const CONTAINER_GROUP = "berth:containerinstance:ContainerGroup";

/** What a preview says of an update in place, where there is more to it than the change itself. */
export function updateNote(model: ResourceModel, changed: readonly Change[]): string | undefined {
  const restarts = model.token === CONTAINER_GROUP && changed.some(({ path }) => topLevel(path) !== "tags");
  return restarts ? "This update restarts all containers of the group." : undefined;
}

/** Why a resource is replaced. */
export function replaceNote(model: ResourceModel, changed: readonly Change[]): string | undefined {
  const paths = changed.filter(({ replace }) => replace).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const service = model.token === CONTAINER_GROUP ? "Azure Container Instances" : "Azure";
  return `Replaced, because ${service} cannot change ${list(paths)} in place.`;
}

/** Which of the inputs have no effect on the local engine. Those that must be given anyway are not worth a word. */
export function cloudOnlyNote(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string | undefined {
  if (config.target !== "local") return undefined;
  const idle = model.cloudOnly.filter((key) => inputs[key] !== undefined && !model.inputs.required.includes(key));
  return idle.length === 0 ? undefined : `Kept, but without effect on the local engine: ${list(idle)}.`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
