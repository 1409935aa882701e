import * as pulumi from "@pulumi/pulumi";
import { AksCluster, AzureFiles, ContainerGroup, type ContainerGroupArgs, Deployment } from "../../src";
import { changes, models } from "../../src/model";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const IMAGE = { image: "busybox:1" };
const MINE = { resourceGroup: "mine" };

/** The inputs of the group or Deployment `web` that a program makes. */
async function webOf(program: () => unknown) {
  const { registered } = await runProgram(program);
  return registered.find(({ name }) => name === "web")!.inputs;
}
/** A value without the marks that it is a secret. */
const open = (value: any): any =>
  pulumi.runtime.isRpcSecret(value) ? open(pulumi.runtime.unwrapRpcSecret(value)) : value;
const variablesOf = (inputs: Record<string, any>) => {
  const [container] = open(inputs.containers);
  const variables: any[] = open(container.environmentVariables);
  return variables
    .map(open)
    .map(({ name, value, secureValue }) => [name, open(value) ?? { secureValue: open(secureValue) }]);
};
const database = () =>
  new ContainerGroup("db", {
    ...MINE,
    containers: { main: { ...IMAGE, ports: { main: { port: 5432, scheme: "tcp" }, adminUi: pulumi.output(8081) } } },
  });

test("endpoints and references become variables, before which the program's own go", async () => {
  const inputs = await webOf(() => {
    const db = database();
    const env = { DB: db.endpoints.main, DB_MAIN_HOST: "mine", NONE: undefined, GIVEN: pulumi.secret("s3cret") };
    return new ContainerGroup("web", { ...MINE, containers: { web: { ...IMAGE, env, references: { db } } } });
  });
  expect(variablesOf(inputs)).toEqual([
    ["DB", "203.0.113.7:5432"],
    ["DB_MAIN_HOST", "mine"],
    ["GIVEN", { secureValue: "s3cret" }],
    ["DB_MAIN", "203.0.113.7:5432"],
    ["DB_MAIN_PORT", "5432"],
    ["DB_ADMIN_UI", "http://203.0.113.7:8081"],
    ["DB_ADMIN_UI_HOST", "203.0.113.7"],
    ["DB_ADMIN_UI_PORT", "8081"],
  ]);
});

test("pods of a cluster reach each other inside it, and all others from outside", async () => {
  const inside = async (cluster: string, kind: typeof Deployment | typeof ContainerGroup) => {
    const inputs = await webOf(() => {
      const of = (clusterName: string) => ({ cluster: { resourceGroupName: "Mine", clusterName } });
      const api = new Deployment("api", { ...of("aks"), containers: { main: { ...IMAGE, ports: { http: 80 } } } });
      const containers = { web: { ...IMAGE, references: { api: api.endpoints } } };
      return kind === Deployment
        ? new Deployment("web", { ...of(cluster), containers })
        : new ContainerGroup("web", { ...MINE, containers });
    });
    return variablesOf(inputs)[0];
  };
  expect(await inside("AKS", Deployment)).toEqual(["API_HTTP", "http://api.default.svc.cluster.local"]);
  expect(await inside("other", Deployment)).toEqual(["API_HTTP", "http://203.0.113.7"]);
  expect(await inside("", ContainerGroup)).toEqual(["API_HTTP", "http://203.0.113.7"]);
});

test("containers, env and mounts that are known later compile to the same", async () => {
  const later = <T>(value: T) => pulumi.output(Promise.resolve(1)).apply(() => value);
  const groupOf = (wrap: <T>(value: T) => pulumi.Input<T>) => {
    const data = new AzureFiles("data", { ...MINE, storageAccount: "acct" });
    const mounts = { "/srv": data, "/tmp/x": { emptyDir: "scratch" } };
    const web = { ...IMAGE, ports: { http: 80 }, env: wrap({ A: "1" }), mounts: wrap(mounts), references: wrap({}) };
    const side = { ...IMAGE, mounts: wrap({ "/srv": data }), secureEnv: wrap({ B: "2" }) };
    const containers = wrap({ web: wrap(web), side }) as ContainerGroupArgs["containers"];
    return new ContainerGroup("web", { ...MINE, containers });
  };
  const known = await webOf(() => groupOf((value) => value));
  expect(known.volumes).toHaveLength(2);
  expect(await webOf(() => groupOf(later))).toEqual(known);
  expect(await webOf(() => groupOf((value) => Promise.resolve(value)))).toEqual(known);
});

test("a map that is a secret as a whole becomes secure values", async () => {
  const env = pulumi.secret({ TOKEN: "s3cret" });
  const some = { web: { ...IMAGE, env: { TOKEN: "s3cret" } } };
  const expected = [["TOKEN", { secureValue: "s3cret" }]];
  const group = (containers: ContainerGroupArgs["containers"]) => () =>
    new ContainerGroup("web", { ...MINE, containers });
  expect(variablesOf(await webOf(group({ web: { ...IMAGE, env } })))).toEqual(expected);
  expect(variablesOf(await webOf(group(pulumi.secret(some))))).toEqual(expected);
});

test("another mount changes nothing else in the request to ARM", async () => {
  const keys = { "tls.key": "x" };
  const before = (data: AzureFiles) => ({
    "/srv": data,
    "/old": { azureFiles: { accountName: "acct", shareName: "old" } },
    "/keys": { secretFiles: keys },
    "/more": { secretFiles: { more: "y" }, name: "more" },
    "/scratch": { emptyDir: "scratch" },
    "/site": { gitRepo: { repository: "https://example.com/site.git" } },
  });
  const bodyOf = (added: object) =>
    webOf(() => {
      const data = new AzureFiles("data", { ...MINE, storageAccount: "acct" });
      const mounts = { ...added, ...before(data) };
      return new ContainerGroup("web", { ...MINE, containers: { web: { ...IMAGE, mounts } } });
    });
  const old = await bodyOf({});
  for (const source of [
    { emptyDir: "new" },
    { secretFiles: { a: "1" } },
    { gitRepo: { repository: "https://e.com/x" } },
  ]) {
    const found = changes(models["berth:containerinstance:ContainerGroup"]!, old, await bodyOf({ "/new": source }));
    expect(found.map(({ kind }) => kind)).toEqual(["add", "add"]);
    expect(found.map(({ path }) => path.replace(/\[\d+\]/g, "[]")).sort()).toEqual([
      "containers[].volumeMounts[]",
      "volumes[]",
    ]);
  }
});

describe("AksCluster.kubeconfig", () => {
  /** The functions that a program calls. */
  async function askedBy(program: () => unknown): Promise<string[]> {
    const asked: string[] = [];
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: `/mock/${name}`, state: { ...inputs, name } }),
      call: ({ token }) => {
        asked.push(token);
        return { kubeconfigs: [{ name: "it", value: "YQ==" }] };
      },
    });
    program();
    await pulumi.runtime.disconnect();
    return asked;
  }
  const cluster = (more: object = {}) => new AksCluster("aks", { ...MINE, nodePools: { main: {} }, ...more });

  test("sends no request when it is not used, and one when it is", async () => {
    expect(await askedBy(() => cluster())).toEqual([]);
    expect(
      await askedBy(() => {
        const { kubeconfig } = cluster();
        return [kubeconfig, pulumi.interpolate`${kubeconfig}`];
      }),
    ).toEqual(["berth:containerservice:listManagedClusterAdminCredentials"]);
  });

  test("asks for the user's by choice", async () => {
    expect(await askedBy(() => cluster({ credentials: "user" }).kubeconfig)).toEqual([
      "berth:containerservice:listManagedClusterUserCredentials",
    ]);
  });

  test("is a secret", async () => {
    const { result } = await runProgram(() => cluster().kubeconfig);
    expect([await valueOf(result), await pulumi.isSecret(result)]).toEqual(["apiVersion: v1\n", true]);
  });
});
