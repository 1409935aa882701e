import type { UNKNOWN } from "../../src/model";
import { changes, check, formatProblem, type Inputs, models } from "../../src/model";

const group = models["berth:containerinstance:ContainerGroup"]!;

/** An invented container group with one web server. Its image may become known later. */
export function webServer(name: string, image: string | typeof UNKNOWN, port: number): Inputs {
  return {
    resourceGroupName: "shop",
    containerGroupName: name,
    containers: [
      { name: "web", image, resources: { requests: { cpu: 1, memoryInGB: 1 } }, ports: [{ port, protocol: "tcp" }] },
    ],
    ipAddress: { type: "Public", ports: [{ port }] },
  };
}

/** Everything that is wrong with a group, as sentences, before anything is sent. Skips values that are UNKNOWN. */
export const problemsOf = (inputs: Inputs): string[] => check(group, inputs).map(formatProblem);

/** The changes of a group that would replace it. */
export const replacedFor = (olds: Inputs, news: Inputs): string[] =>
  changes(group, olds, news)
    .filter(({ replace }) => replace)
    .map(({ path }) => path);
