import { ACCEPTED, group, ok, operationStatus } from "./bodies";
import type { Step } from "./script";

/** The container group that most tests of requests make, and those requests. */
export const inputs = {
  resourceGroupName: "rg",
  containerGroupName: "web",
  location: "westeurope",
  containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
};
export const TITLE = `container group "web" in resource group "rg"`;
export const put = "PUT /containerGroups/web";
export const poll = "GET /operations/1";
export const get = "GET /containerGroups/web";
/** Its creation without a fault. */
export const CREATED: Step[] = [
  [put, ACCEPTED],
  [poll, operationStatus("Succeeded")],
  [get, ok(group())],
];
