import { schemaProblems } from "../support/arm/sdkSchema";

const resources = { requests: { cpu: 1, memoryInGB: 1 } };
const container = { name: "app", properties: { image: "busybox:1", resources } };
const group = (properties: object, more: object = {}) => ({
  location: "westeurope",
  properties: { osType: "Linux", containers: [container], ...properties },
  ...more,
});

test.each<[string, object, string[]]>([
  ["a right body", group({}), []],
  ["no containers", group({ containers: undefined }), ["properties.containers: is required"]],
  ["a list in the place of a map", group({}, { tags: [] }), ["tags: [] must be a map"]],
  [
    "a number as text, deep inside",
    group({ containers: [{ ...container, properties: { ...container.properties, ports: [{ port: "80" }] } }] }),
    ['properties.containers[0].properties.ports[0].port: "80" must be a number'],
  ],
  [
    "names of nobody",
    group({ containersX: 1 }, { kind: "x" }),
    ["kind: is not known", "properties.containersX: is not known"],
  ],
  [
    "an event without a time",
    group({ instanceView: { events: [{ firstTimestamp: "soon" }] } }),
    ['properties.instanceView.events[0].firstTimestamp: "soon" must be a time'],
  ],
])("%s", (_, body, problems) => {
  expect(schemaProblems("ContainerGroup", body)).toEqual(problems);
});
