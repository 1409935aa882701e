import { asked } from "../asking";
import { LocalArm, type Answer } from "./arm";

/** A client of a local ARM service that also has clusters. */
export class ClusterArm extends LocalArm {
  cluster = (name: string) => `${this.group}/providers/Microsoft.ContainerService/managedClusters/${name}`;
  pool = (cluster: string, name: string) => `${this.cluster(cluster)}/agentPools/${name}`;

  /** Follows AKS's operations too. */
  override async follow(answer: Answer): Promise<Answer> {
    const url = answer.headers["azure-asyncoperation"] ?? answer.headers.location;
    if (url === undefined) return answer;
    return asked(
      () => this.get(url),
      (poll) => poll.status !== 202 && !["Pending", "InProgress"].includes(poll.body?.status),
    );
  }

  /** Runs kubectl in a cluster and returns its output. */
  async kubectl(cluster: string, command: string, context?: string): Promise<{ exitCode: number; logs: string }> {
    const answer = await this.run("POST", `${this.cluster(cluster)}/runCommand`, {
      command: `kubectl ${command}`,
      ...(context !== undefined && { context }),
    });
    const { exitCode, logs } = answer.body.properties;
    return { exitCode, logs };
  }
}

/** A System pool in the form of a cluster's profiles. */
export const systemPool = (more: object = {}) => ({
  name: "system",
  mode: "System",
  count: 1,
  vmSize: "Standard_B2s",
  osType: "Linux",
  type: "VirtualMachineScaleSets",
  ...more,
});

/** A cluster in ARM's form. */
export const cluster = (pools: unknown[] = [systemPool()], more: object = {}) => ({
  location: "westeurope",
  identity: { type: "SystemAssigned" },
  properties: { dnsPrefix: "berth", kubernetesVersion: "1.34", agentPoolProfiles: pools, ...more },
});
