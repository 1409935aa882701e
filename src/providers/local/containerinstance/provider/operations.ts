import type { Json } from "../../../../model/core/armBody";
import type { Routes } from "../../http/router";

const PROVIDER = "Microsoft.ContainerInstance";

/** Operations of the provider that this service has, as roles name them, with the resource and the deed. */
const OPERATIONS: readonly (readonly [name: string, resource: string, deed: string])[] = [
  ["containerGroups/read", "Container Groups", "Get container groups"],
  ["containerGroups/write", "Container Groups", "Create or update a container group"],
  ["containerGroups/delete", "Container Groups", "Delete a container group"],
  ["containerGroups/start/action", "Container Groups", "Start a container group"],
  ["containerGroups/stop/action", "Container Groups", "Stop a container group"],
  ["containerGroups/restart/action", "Container Groups", "Restart a container group"],
  ["containerGroups/outboundNetworkDependenciesEndpoints/read", "Container Groups", "Get outbound dependencies"],
  ["containerGroups/containers/exec/action", "Containers", "Run a command in a container"],
  ["containerGroups/containers/attach/action", "Containers", "Attach to the output of a container"],
  ["containerGroups/containers/logs/read", "Containers", "Get the log of a container"],
  ["containerGroupProfiles/read", "Container Group Profiles", "Get container group profiles"],
  ["containerGroupProfiles/write", "Container Group Profiles", "Create or update a container group profile"],
  ["containerGroupProfiles/delete", "Container Group Profiles", "Delete a container group profile"],
  ["containerGroupProfiles/revisions/read", "Container Group Profiles", "Get revisions of a container group profile"],
  ["locations/cachedImages/read", "Locations", "Get cached images"],
  ["locations/capabilities/read", "Locations", "Get capabilities of a location"],
  ["locations/usages/read", "Locations", "Get usage of a location"],
  ["locations/operations/read", "Locations", "Get the state of an operation"],
  ["operations/read", "Operations", "Get the operations of the provider"],
  ["serviceAssociationLinks/delete", "Service Association Links", "Delete the link of a subnet"],
];

/** The list that portals and role editors ask for. */
export function providerOperationRoutes(): Routes {
  const value = OPERATIONS.map(([name, resource, operation]): Json => ({
    name: `${PROVIDER}/${name}`,
    display: { provider: PROVIDER, resource, operation, description: operation },
    origin: "User",
  }));
  return { [`GET /providers/${PROVIDER}/operations`]: () => Promise.resolve({ status: 200, body: { value } }) };
}
