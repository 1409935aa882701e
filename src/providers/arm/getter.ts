import type { ResourceModel } from "../../model/core/resource";
import { ArmFailure, type ArmFunction, type ArmResource } from "./contract";

/** Token of the function that reads a resource: `berth:storage:getFileShare` for `berth:storage:FileShare`. */
export function getterOf(token: string): string {
  const [own = "", module = "", name = ""] = token.split(":");
  return `${own}:${module}:get${name}`;
}

/** A function that reads a resource that exists already, by its names. */
export function getter(model: ResourceModel, resource: ArmResource, subscriptionId: string): ArmFunction {
  return async (args, context) => {
    const id = model.id(args, subscriptionId);
    const found = await resource.read(id, context);
    if (found !== undefined) return { ...found.outputs, id: found.id };
    throw new ArmFailure(`${id} does not exist.`, { code: "ResourceNotFound", statusCode: 404 });
  };
}
