import { subnetLinkRoutes } from "../../../../../src/providers/local/containerinstance/provider/subnetLink";
import { parseCall } from "../../../../../src/providers/local/http/http";
import { createRouter } from "../../../../../src/providers/local/http/router";

const SUBNET = "/subscriptions/s/resourceGroups/Net/providers/Microsoft.Network/virtualNetworks/v/subnets/front";

test("the network that a subnet has without a group goes with its link", async () => {
  const asked: string[] = [];
  const engine = {
    listNetworks: (filter: string[]) =>
      Promise.resolve(filter.includes(`berth.key=${SUBNET.toLowerCase()}`) ? [{ id: "n" }] : []),
    listContainers: () => Promise.resolve([]),
    removeNetwork: (id: string) => Promise.resolve(asked.push(id) > 0),
  };
  const routes = subnetLinkRoutes(() =>
    Promise.resolve({ engine, records: { list: () => Promise.resolve([]) } } as never),
  );
  const link = `${SUBNET}/providers/Microsoft.ContainerInstance/serviceAssociationLinks/default`;
  const call = (url: string) =>
    createRouter(routes)(parseCall({ method: "DELETE", url: `https://local${url}`, headers: {} }));
  expect(await call(link)).toEqual({ status: 200 });
  expect(await call(link.replace("front", "back"))).toEqual({ status: 204 });
  expect(asked).toEqual(["n"]);
});
