/**
 * Versions of ARM's API that clients were seen to send, newest first. The service answers any other as well: a version
 * is a date, and each is answered with what it knows.
 */
const CONTAINER_INSTANCE = [
  "2026-07-01",
  "2026-06-01-preview",
  "2025-09-01",
  "2024-11-01-preview",
  "2024-10-01-preview",
  "2024-09-01-preview",
  "2024-05-01-preview",
  "2023-05-01",
  "2022-10-01-preview",
  "2022-09-01",
  "2021-10-01",
  "2021-09-01",
  "2021-07-01",
  "2021-03-01",
  "2020-11-01",
  "2019-12-01",
  "2018-10-01",
];
const CONTAINER_SERVICE = ["2026-08-01", "2026-06-01", "2025-10-01", "2025-05-01"];
const STORAGE = ["2026-09-01", "2025-08-01", "2025-06-01", "2024-01-01", "2023-05-01", "2021-09-01"];
const RESOURCES = ["2025-04-01", "2024-11-01", "2023-07-01", "2022-12-01", "2022-09-01", "2021-04-01", "2019-05-01"];

const versions = (types: readonly string[], all: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(types.map((type) => [type, all]));

/** The versions of each resource type, by namespace. */
export const RESOURCE_TYPES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "Microsoft.ContainerInstance": {
    ...versions(["containerGroups"], CONTAINER_INSTANCE),
    ...versions(
      ["containerGroupProfiles"],
      CONTAINER_INSTANCE.filter((version) => version >= "2024-05-01"),
    ),
    ...versions(
      [
        "serviceAssociationLinks",
        "locations",
        "locations/cachedImages",
        "locations/capabilities",
        "locations/usages",
        "locations/operations",
        "operations",
      ],
      CONTAINER_INSTANCE,
    ),
  },
  "Microsoft.ContainerService": versions(
    [
      "managedClusters",
      "managedClusters/agentPools",
      "locations",
      "locations/operations",
      "locations/operationresults",
    ],
    CONTAINER_SERVICE,
  ),
  "Microsoft.Resources": versions(["resourceGroups", "subscriptions", "resources"], RESOURCES),
  "Microsoft.Storage": versions(
    ["storageAccounts", "storageAccounts/fileServices/shares", "checkNameAvailability"],
    STORAGE,
  ),
};
