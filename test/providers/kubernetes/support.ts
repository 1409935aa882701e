import type { CompleteDeployment } from "../../../src/model/containerinstance/container/complete";
import type { MountedShare } from "../../../src/providers/kubernetes/contract";
import type { Wanted } from "../../../src/providers/kubernetes/wanted";

/** The wanted state of a Deployment "web" in namespace "shop". */
export const wanted = (inputs: object, shares: Record<string, MountedShare> = {}): Wanted => ({
  name: "web",
  namespace: "shop",
  inputs: { resourceGroupName: "rg", resourceName: "aks", ...inputs } as CompleteDeployment,
  shares,
});
