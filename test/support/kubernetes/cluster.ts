import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { asked } from "../waiting";
import { type ArmClient, ArmFailure } from "../../../src/providers/arm/contract";

/** k3s, or its stand-in where nothing can be pulled, whichever the engine has. */
const IMAGES = ["rancher/k3s:v1.34.4-k3s1", "berth/k3s:v1.34.4"];
const run = (...args: string[]) => execFileSync("docker", args, { encoding: "utf8", stdio: "pipe" });

/** The name of the image of Kubernetes that this machine's engine has. */
export function kubernetesImage(): string {
  const found = IMAGES.find((name) => run("images", "-q", name).trim() !== "");
  if (found === undefined)
    throw new Error(`the engine has none of ${IMAGES.join(", ")}: run npm test, which makes one`);
  return found;
}

/** A cluster with one node, without the local ARM service, and its kubeconfig. */
export class KubernetesCluster {
  readonly node = `berth-test-${randomBytes(4).toString("hex")}`;

  async start(): Promise<void> {
    const mounts = ["--tmpfs", "/run", "--tmpfs", "/tmp", "-v", "/lib/modules:/lib/modules:ro"];
    const options = ["--privileged", "--cgroupns=private", ...mounts, "-e", "K3S_TOKEN=t", "-p", "127.0.0.1::6443"];
    run("network", "create", this.node);
    run("run", "-d", "--name", this.node, "--network", this.node, ...options, kubernetesImage(), "server");
    await until(() => this.kubectl("get", "serviceaccount", "default").includes("default"));
    await until(() =>
      /True/.test(this.kubectl("get", "nodes", "-o", "jsonpath={..conditions[?(@.type=='Ready')].status}")),
    );
    execFileSync("sh", ["-c", `docker save busybox:1 | docker exec -i ${this.node} ctr -n k8s.io images import -`]);
  }

  remove(): void {
    run("rm", "-f", "-v", this.node);
    run("network", "rm", this.node);
  }

  inNode(...command: string[]): string {
    return run("exec", "-e", "KUBECONFIG=/etc/rancher/k3s/k3s.yaml", this.node, ...command);
  }

  kubectl(...args: string[]): string {
    return this.inNode("kubectl", ...args);
  }

  /** Writes an object as Berth does: by server-side apply, in its name. */
  apply(object: object): void {
    const command = ["exec", "-i", "-e", "KUBECONFIG=/etc/rancher/k3s/k3s.yaml", this.node];
    const apply = ["kubectl", "apply", "--server-side", "--field-manager=pulumi-berth", "-f", "-"];
    execFileSync("docker", [...command, ...apply], { input: JSON.stringify(object), stdio: ["pipe", "pipe", "pipe"] });
  }

  /** An object of the cluster. */
  object(...names: string[]): any {
    return JSON.parse(this.kubectl("get", ...names, "-o", "json"));
  }

  /** The address of load balancers. */
  address(): string {
    return run("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", this.node).trim();
  }

  kubeconfig(): string {
    const text = this.inNode("cat", "/etc/rancher/k3s/k3s.yaml");
    const address = run("port", this.node, "6443/tcp").trim().split("\n")[0];
    return text.replace(/https:\/\/127\.0\.0\.1:\d+|https:\/\/[\w.-]+:6443/, `https://${address}`);
  }
}

/** An API server that begins answers with an error, or never answers. */
async function until(isSo: () => boolean): Promise<void> {
  const look = async () => {
    try {
      return isSo();
    } catch (error) {
      return String(error);
    }
  };
  await asked(look, (seen) => seen === true);
}

/** An ARM with one cluster, whose kubeconfig it returns, and with shares by account and name. */
export function armOf(
  kubeconfig: string | undefined,
  shares: Readonly<Record<string, object>> = {},
  calls: string[] = [],
): ArmClient {
  const value = kubeconfig === undefined ? undefined : Buffer.from(kubeconfig).toString("base64");
  const missing = (what: string) =>
    new ArmFailure(`${what}: not found.`, { code: "ResourceNotFound", statusCode: 404 });
  const refuse = () => Promise.reject(new Error("not expected to be called"));
  const resource = (read: (id: string) => object | undefined) => ({
    create: refuse,
    update: refuse,
    delete: refuse,
    owner: refuse,
    read: async (id: string) => {
      calls.push(`read ${id.split("/").slice(-4).join("/")}`);
      const outputs = read(id);
      return outputs === undefined ? undefined : { id, outputs: { ...outputs } };
    },
  });
  return {
    resources: {
      "berth:storage:FileShare": resource((id) => {
        const [account = "", , , , share = ""] = id.split("/").slice(-5);
        return shares[`${account}/${share}`];
      }),
      "berth:containerservice:ManagedCluster": resource(() => ({ location: "westeurope" })),
    },
    functions: {
      "berth:containerservice:listManagedClusterAdminCredentials": async () => {
        calls.push("credentials");
        if (value === undefined) throw missing('managed cluster "aks"');
        return { kubeconfigs: [{ name: "clusterAdmin", value }] };
      },
      "berth:storage:listStorageAccountKeys": async ({ accountName }) => {
        calls.push(`keys of ${String(accountName)}`);
        return { keys: [{ keyName: "key1", value: "a2V5LW9mLXRoZS1hY2NvdW50" }] };
      },
    },
  };
}
