import * as pulumi from "@pulumi/pulumi";
import { AzureFiles, ContainerGroup, type ContainerGroupArgs } from "../../src";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const IMAGE = { image: "busybox:1" };
const group = (args: ContainerGroupArgs) => () => new ContainerGroup("site", args);
const inputsOf = async (args: ContainerGroupArgs) => (await runProgram(group(args))).registered.at(-1)?.inputs;

describe("what a group compiles to", () => {
  test("the smallest one", async () => {
    const { registered } = await runProgram(group({ containers: { web: IMAGE } }));
    expect(registered).toEqual([
      { type: "berth:resources:ResourceGroup", name: "berth-default", inputs: {} },
      {
        type: "berth:containerinstance:ContainerGroup",
        name: "site",
        inputs: {
          resourceGroupName: "berth-default-0123456",
          osType: "Linux",
          restartPolicy: "Always",
          containers: [{ name: "web", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1.5 } } }],
        },
      },
    ]);
  });

  test("one with everything", async () => {
    const { registered } = await runProgram(() => {
      const data = new AzureFiles("data", { quotaInGB: 5, location: "eastus", tags: { team: "a" } });
      return new ContainerGroup("site", {
        resourceGroup: "mine",
        containerGroupName: "the-site",
        location: "eastus",
        tags: { team: "a" },
        osType: "Linux",
        restartPolicy: "OnFailure",
        dnsNameLabel: "hello-berth",
        containers: {
          web: {
            image: pulumi.output("busybox:1"),
            command: ["httpd", "-f"],
            cpu: 0.5,
            memoryInGB: 0.5,
            ports: [80, { port: 53, protocol: "UDP" }, pulumi.output(8080)],
            env: { MODE: "fast", LATER: pulumi.output("x"), GIVEN: pulumi.secret("hidden") },
            secureEnv: { TOKEN: "s3cret" },
            mounts: { "/srv": data, "/ro": { azureFiles: data, readOnly: true }, "/tmp/x": { emptyDir: "scratch" } },
          },
          sidecar: {
            ...IMAGE,
            cpu: 0.5,
            memoryInGB: 0.5,
            runAsUser: 0,
            mounts: {
              "/x": { emptyDir: "scratch" },
              "/old": { azureFiles: { accountName: "acct", shareName: "old" } },
            },
          },
        },
      });
    });
    expect(registered.slice(0, 3)).toEqual([
      { type: "berth:resources:ResourceGroup", name: "berth-default", inputs: {} },
      {
        type: "berth:storage:StorageAccount",
        name: "data-account",
        inputs: {
          resourceGroupName: "berth-default-0123456",
          location: "eastus",
          kind: "StorageV2",
          sku: { name: "Standard_LRS" },
          tags: { team: "a" },
        },
      },
      {
        type: "berth:storage:FileShare",
        name: "data-share",
        inputs: { accountName: "dataaccount", resourceGroupName: "berth-default-0123456", shareQuota: 5 },
      },
    ]);
    expect(registered.slice(3)).toEqual([
      {
        type: "berth:containerinstance:ContainerGroup",
        name: "site",
        inputs: {
          resourceGroupName: "mine",
          containerGroupName: "the-site",
          location: "eastus",
          tags: { team: "a" },
          osType: "Linux",
          restartPolicy: "OnFailure",
          ipAddress: {
            type: "Public",
            dnsNameLabel: "hello-berth",
            ports: [
              { port: 80, protocol: "TCP" },
              { port: 53, protocol: "UDP" },
              { port: 8080, protocol: "TCP" },
            ],
          },
          volumes: [
            { name: "files-data", azureFile: { shareName: "data-share", storageAccountName: "dataaccount" } },
            { name: "empty-scratch", emptyDir: {} },
            { name: "share-acct-old", azureFile: { shareName: "old", storageAccountName: "acct" } },
          ],
          containers: [
            {
              name: "web",
              image: "busybox:1",
              command: ["httpd", "-f"],
              resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
              ports: [
                { port: 80, protocol: "TCP" },
                { port: 53, protocol: "UDP" },
                { port: 8080, protocol: "TCP" },
              ],
              environmentVariables: [
                { name: "MODE", value: "fast" },
                { name: "LATER", value: "x" },
                { name: "GIVEN", secureValue: "hidden" },
                { name: "TOKEN", secureValue: "s3cret" },
              ],
              volumeMounts: [
                { name: "files-data", mountPath: "/srv" },
                { name: "files-data", mountPath: "/ro", readOnly: true },
                { name: "empty-scratch", mountPath: "/tmp/x" },
              ],
            },
            {
              name: "sidecar",
              image: "busybox:1",
              resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
              securityContext: { runAsUser: 0 },
              volumeMounts: [
                { name: "empty-scratch", mountPath: "/x" },
                { name: "share-acct-old", mountPath: "/old" },
              ],
            },
          ],
        },
      },
    ]);
  });

  test("a group without an address", async () => {
    expect(
      await inputsOf({ ipAddressType: "None", containers: { web: { ...IMAGE, ports: [80] } } }),
    ).not.toHaveProperty("ipAddress");
  });

  test("only the exposed ports are open on the address", async () => {
    const inputs = await inputsOf({ exposedPorts: [80], containers: { web: { ...IMAGE, ports: [80, 9000] } } });
    expect(inputs?.ipAddress).toEqual({ type: "Public", ports: [{ port: 80, protocol: "TCP" }] });
    expect(inputs?.containers[0].ports).toEqual([
      { port: 80, protocol: "TCP" },
      { port: 9000, protocol: "TCP" },
    ]);
  });
});

describe("outputs", () => {
  const outputsOf = async (state: object, ports: number[]) => {
    const { result } = await runProgram(
      group({ dnsNameLabel: "hello-berth", containers: { web: { ...IMAGE, ports } } }),
      {
        "berth:containerinstance:ContainerGroup": () => ({ name: "site-1", ipAddress: { type: "Public", ...state } }),
      },
    );
    const { ip, fqdn, url, endpoints, containerGroupName, resourceGroupName, resourceId } = result;
    const all = { ip, fqdn, url, endpoints, containerGroupName, resourceGroupName, resourceId };
    const values = await Promise.all(Object.entries(all).map(async ([key, o]) => [key, await valueOf<any>(o as any)]));
    return Object.fromEntries(values);
  };
  /** An endpoint with the same address outside and inside. */
  const endpoint = (name: string, scheme: string, at: object) => ({
    name,
    scheme,
    protocol: "TCP",
    ...at,
    internal: at,
  });
  const names = { containerGroupName: "site-1", resourceGroupName: "berth-default-0123456", resourceId: "/mock/site" };

  test("on Azure clients connect to the domain name", async () => {
    const ports = [
      { port: 443, protocol: "TCP" },
      { port: 8080, protocol: "TCP" },
      { port: 53, protocol: "UDP" },
    ];
    const state = { ip: "20.0.0.1", fqdn: "hello-berth.westeurope.azurecontainer.io", ports };
    const host = state.fqdn;
    expect(await outputsOf(state, [443, 8080, 53])).toEqual({
      ...names,
      ip: "20.0.0.1",
      fqdn: host,
      url: `https://${host}`,
      endpoints: {
        443: endpoint("443", "https", { host, port: 443, address: `${host}:443`, url: `https://${host}` }),
        8080: endpoint("8080", "http", { host, port: 8080, address: `${host}:8080`, url: `http://${host}:8080` }),
        53: { ...endpoint("53", "udp", { host, port: 53, address: `${host}:53` }), protocol: "UDP" },
      },
    });
  });

  test("on the local engine clients connect to the address and port of this machine", async () => {
    const ports = [{ port: 80, protocol: "TCP", hostPort: 49153 }];
    const state = { ip: "127.0.0.1", fqdn: "hello-berth.westeurope.azurecontainer.io", ports };
    expect(await outputsOf(state, [80])).toEqual({
      ...names,
      ip: "127.0.0.1",
      fqdn: state.fqdn,
      url: "http://127.0.0.1:49153",
      endpoints: {
        80: {
          ...endpoint("80", "http", {
            host: state.fqdn,
            port: 80,
            address: `${state.fqdn}:80`,
            url: `http://${state.fqdn}`,
          }),
          host: "127.0.0.1",
          port: 49153,
          address: "127.0.0.1:49153",
          url: "http://127.0.0.1:49153",
        },
      },
    });
  });
});

describe("problems are named by the paths of the args, all together", () => {
  const problemsOf = async (args: ContainerGroupArgs) => {
    const failure = await runProgram(group(args)).then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failure).toBeInstanceOf(pulumi.ResourceError);
    const lines = failure?.message.split("\n") ?? [];
    expect(lines[0]).toBe("the container group cannot be made:");
    return lines.slice(1).map((line) => /^ {2}- ([^:]+):/.exec(line)?.[1]);
  };

  test("paths", async () => {
    const paths = await problemsOf({
      dnsNameLabel: "UPPER",
      containers: {
        web: {
          image: "http://x",
          cpu: -1,
          ports: [70000],
          env: { "A-B": "x" },
          mounts: { "relative/path": { emptyDir: "scratch" } },
        },
      },
    });
    expect(paths.sort()).toEqual(
      [
        "dnsNameLabel",
        "containers.web.image",
        "containers.web.cpu",
        "containers.web.ports[0]",
        "containers.web.env.A-B",
        'containers.web.mounts["relative/path"]',
      ].sort(),
    );
  });

  test("a port that is exposed, but no container's", async () => {
    const paths = await problemsOf({ exposedPorts: [80, 81], containers: { web: { ...IMAGE, ports: [80] } } });
    expect(paths).toEqual(["exposedPorts[1]"]);
  });

  test("a port that is used twice, told once and of the other place too, and what other tools write", async () => {
    const failure = await runProgram(
      group({
        networkProfile: { id: "x" },
        containers: {
          db: { ...IMAGE, ports: [80, "8080:81"] },
          web: { ...IMAGE, ports: { http: 80 }, mounts: { "/a": { emptyDir: "a", subPath: "b" } } },
        },
      } as never),
    ).catch((error: Error) => error);
    expect((failure as Error).message.split("\n").slice(1)).toEqual([
      "  - networkProfile: is a property of older versions of the service: subnetIds, which the component calls subnetId, puts a " +
        "group into a subnet (Azure Container Instances)",
      '  - containers.web.mounts["/a"].subPath: is none of a mount of the service, which mounts a volume as a whole: give the ' +
        "directory a share or volume of its own, or the program a path in it (Azure Container Instances)",
      '  - containers.db.ports[1]: "8080:81" must be a number such as 80, or { port, protocol }; ports are not mapped to others, ' +
        "so write 81, at which the container listens (Berth)",
      "  - containers.web.ports.http: 80 must be unique in the group; containers.db.ports[0] is the same (Azure Container Instances)",
    ]);
  });

  test("a Windows group with two containers and a share", async () => {
    const share = { azureFiles: { accountName: "acct", shareName: "share" } };
    const containers = { web: { ...IMAGE, mounts: { "/srv": share } }, other: IMAGE };
    const paths = await problemsOf({ osType: "Windows", containers });
    expect(paths).toContain("containers");
    expect(paths).toContain('containers.web.mounts["/srv"].azureFiles');
  });

  test("a container that does not run as root and mounts a share", async () => {
    const share = { azureFiles: { accountName: "acct", shareName: "share" } };
    const paths = await problemsOf({ containers: { web: { ...IMAGE, runAsUser: 1000, mounts: { "/srv": share } } } });
    expect(paths).toEqual(["containers.web.runAsUser"]);
  });

  test("arguments that do not exist", async () => {
    const web = { ...IMAGE, health: {} };
    expect(await problemsOf({ containers: { web }, ...{ zone: "1" } })).toEqual(["containers.web.health", "zone"]);
  });

  test("a domain name label without an address", async () => {
    const paths = await problemsOf({ ipAddressType: "None", dnsNameLabel: "hello-berth", containers: { web: IMAGE } });
    expect(paths).toEqual(["dnsNameLabel"]);
  });
});
