import type { Json } from "../../../src/model/core/armBody";
import { CONTAINER_GROUP, ENDPOINT, type ScriptedReply, SUBSCRIPTION } from "./script";

export const OPERATION = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.ContainerInstance/locations/westeurope/operations/1`;

/** The state of a container as ACI returns it. */
export type View = Json;
export const RUNNING: View = { restartCount: 0, currentState: { state: "Running", detailStatus: "" } };

/** A container group as ACI returns it, with containers in the given states. */
export function group(views: Record<string, View> = { app: RUNNING }, properties: Json = {}): Json {
  return {
    id: CONTAINER_GROUP,
    name: "web",
    type: "Microsoft.ContainerInstance/containerGroups",
    location: "westeurope",
    properties: {
      provisioningState: "Succeeded",
      osType: "Linux",
      containers: Object.entries(views).map(([name, instanceView]) => ({
        name,
        properties: { image: "busybox:1", instanceView },
      })),
      instanceView: { events: [], state: "Running" },
      ...properties,
    },
  };
}

/** The reply to a PUT of a container group. */
export const ACCEPTED: ScriptedReply = {
  status: 201,
  headers: { "azure-asyncoperation": `${ENDPOINT}${OPERATION}?api-version=2018-06-01&t=1&s=signature` },
  body: { ...group(), properties: { provisioningState: "Pending" } },
};

/** The reply to a poll of its operation. */
export function operationStatus(status: string, events: Json[] = []): ScriptedReply {
  return { status: 200, body: { id: CONTAINER_GROUP, status, properties: { events } } };
}

export const ok = (body: unknown): ScriptedReply => ({ status: 200, body });
