import schema from "../../schema.json";

interface Property {
  readonly description?: string;
}
interface Described extends Property {
  readonly inputProperties?: Record<string, Property>;
  readonly properties?: Record<string, Property>;
  readonly inputs?: Described;
  readonly outputs?: Described;
  readonly enum?: readonly (Property & { readonly value: string })[];
}

/** The paths of what says nothing of itself. The inputs and outputs of a function as a whole need not. */
function silent(path: string, part: Described, isNamed = true): string[] {
  const named = { ...part.inputProperties, ...part.properties };
  return [
    ...(isNamed && !part.description ? [path] : []),
    ...Object.entries(named).flatMap(([name, property]) => (property.description ? [] : [`${path}.${name}`])),
    ...(part.enum ?? []).flatMap(({ value, description }) => (description ? [] : [`${path} ${value}`])),
    ...[part.inputs, part.outputs].flatMap((side) => (side === undefined ? [] : silent(path, side, false))),
  ];
}

test("everything in schema.json says what it is", () => {
  const parts = { ...schema.types, ...schema.resources, ...schema.functions } as Record<string, Described>;
  expect(Object.entries(parts).flatMap(([token, part]) => silent(token, part))).toEqual([]);
});

test("the components of the package are in schema.json, and have their outputs", () => {
  const components = Object.entries(schema.resources).filter(([, resource]) => "isComponent" in resource);
  expect(Object.fromEntries(components.map(([token, { properties }]) => [token, Object.keys(properties)]))).toEqual({
    "berth:index:AksCluster": [
      "fqdn",
      "kubernetesVersion",
      "clusterName",
      "resourceGroupName",
      "resourceId",
      "credentials",
    ],
    "berth:index:AzureFiles": ["shareName", "accountName", "resourceGroupName", "resourceId"],
    "berth:index:ContainerGroup": [
      "ip",
      "fqdn",
      "endpoints",
      "url",
      "containerGroupName",
      "resourceGroupName",
      "resourceId",
      "principalId",
    ],
    "berth:index:ContainerJob": [
      "exitCode",
      "logs",
      "results",
      "containerGroupName",
      "resourceGroupName",
      "resourceId",
    ],
    "berth:index:Deployment": ["ip", "fqdn", "endpoints", "url", "deploymentName", "namespace", "resourceId"],
  });
});

test("what a program asks a component for is a method, which gives one output", () => {
  const { methods } = schema.resources["berth:index:AksCluster"];
  expect(methods).toEqual({ getKubeconfig: "berth:index:AksCluster/getKubeconfig" });
  const { inputs, outputs } = schema.functions["berth:index:AksCluster/getKubeconfig"];
  expect(inputs.properties.__self__.$ref).toBe("#/resources/berth:index:AksCluster");
  expect(outputs).toMatchObject({ properties: { kubeconfig: { secret: true } }, required: ["kubeconfig"] });
});
