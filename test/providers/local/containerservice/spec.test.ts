import { apiAddress, type ClusterBase, serverSpec } from "../../../../src/providers/local/containerservice/spec";

const base: ClusterBase = {
  id: {
    subscriptionId: "s",
    resourceGroup: "rg",
    type: "Microsoft.ContainerService/managedClusters",
    names: ["aks"],
  },
  token: "token",
  fqdn: "aks.hcp.westeurope.azmk8s.io",
  network: { name: "net", subnet: "172.30.0.0/16" },
  machine: { cpus: 2, memoryBytes: 4 },
};

test.each([
  ["this machine", { address: "127.0.0.1", bind: "127.0.0.1", port: 6000 }, ["127.0.0.1", "localhost"]],
  ["another machine", { address: "192.0.2.7", bind: "0.0.0.0", port: 6000 }, ["127.0.0.1", "localhost", "192.0.2.7"]],
])("the API of a cluster on %s is published and certified where the client meets it", (_, published, names) => {
  const spec = serverSpec(base, {}, { image: "k3s:1", version: "1.34.4" }, published);
  const sans = spec.command?.filter((text) => text.startsWith("--tls-san="));
  expect(sans).toEqual([...names, "172.30.0.2", base.fqdn].map((name) => `--tls-san=${name}`));
  expect(spec.network).toMatchObject({
    ports: [{ port: 6443, protocol: "tcp", hostIp: published.bind, hostPort: 6000 }],
  });
  expect(apiAddress(spec.labels)).toBe(published.address);
  // Clusters of earlier versions have no such label.
  expect(apiAddress({})).toBe("127.0.0.1");
});
