import * as pulumi from "@pulumi/pulumi";

/** A resource as a program registered it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, any>;
}

/** The properties that ARM adds to the inputs, by Pulumi type. */
const ANSWERS: Record<string, (inputs: Record<string, any>, name: string) => Record<string, any>> = {
  "berth:resources:ResourceGroup": (_, name) => ({ name: `${name}-0123456` }),
  "berth:storage:StorageAccount": (_, name) => ({ name: name.replaceAll("-", "") }),
  "berth:storage:FileShare": (inputs, name) => ({ name: inputs.shareName ?? name }),
  "berth:containerinstance:ContainerGroup": (inputs, name) => ({
    name: inputs.containerGroupName ?? name,
    ipAddress: inputs.ipAddress && { ...inputs.ipAddress, ip: "203.0.113.7", ...(inputs.ipAddress.state ?? {}) },
  }),
  "berth:containerinstance:ContainerJob": (inputs, name) => ({
    name: inputs.containerGroupName ?? name,
    exitCode: 0,
    logs: "",
    results: [],
  }),
  "berth:containerservice:ManagedCluster": (inputs, name) => ({ name: inputs.resourceName ?? name }),
  "berth:containerservice:Deployment": (inputs, name) => ({
    name: inputs.deploymentName ?? name,
    namespace: inputs.namespace ?? "default",
    ipAddress: inputs.ipAddress && { ...inputs.ipAddress, ip: "203.0.113.7" },
    serviceName: JSON.stringify(inputs.containers).includes('"ports"') ? name : undefined,
  }),
};

const KUBECONFIG = Buffer.from("apiVersion: v1\n").toString("base64");

/** The answers of functions, by token. */
const FUNCTIONS: Record<string, object> = {
  "berth:containerservice:listManagedClusterAdminCredentials": {
    kubeconfigs: [{ name: "clusterAdmin", value: KUBECONFIG }],
  },
};

/**
 * Runs a program with Pulumi's mocks. Resolves to the custom resources, with plain inputs, once all have been
 * registered.
 */
export async function runProgram<T>(
  program: () => T,
  answers: Partial<typeof ANSWERS> = {},
): Promise<{ registered: Registered[]; result: T }> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        registered.push({ type, name, inputs: unwrapSecrets(inputs) });
        const answer = answers[type] ?? ANSWERS[type];
        return { id: `/mock/${name}`, state: { ...inputs, ...answer?.(inputs, name) } };
      },
      call: ({ token, inputs }) => FUNCTIONS[token] ?? inputs,
    },
    "project",
    "stack",
    false,
  );
  let result: T;
  try {
    result = program();
  } finally {
    // Resources that were registered before an error must not reach the next program.
    await pulumi.runtime.disconnect();
  }
  return { registered: registered.filter(({ type }) => !/^berth:index:|pulumi:/.test(type)), result };
}

/** The mocks make a whole property a secret if any part of it is. */
function unwrapSecrets(inputs: Record<string, any>): Record<string, any> {
  const unwrap = (value: any) => (pulumi.runtime.isRpcSecret(value) ? pulumi.runtime.unwrapRpcSecret(value) : value);
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, unwrap(value)]));
}

/** The value of an output, which may be undefined. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value)));
}
