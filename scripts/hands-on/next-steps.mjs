import { writeFileSync } from "node:fs";
import path from "node:path";
import { which } from "../setup/process.mjs";
import { belongsTo, berthObjects, resourceIds } from "./objects.mjs";

const STACK_ARGS = ["--stack", "dev"];

/** @param {import("./workspace.mjs").Workspace} workspace */
export async function aciNextSteps(workspace) {
  const group = await containerGroup(workspace);
  return [
    ["pulumi up", "once more: no changes"],
    [
      "pulumi destroy --target '**:ContainerGroup**'",
      "take the group away; the share and its counter stay for the next up",
    ],
    [`node bin/berth show ${group}`, "how its containers are, and what happened to them"],
    [`node bin/berth exec ${group} -c web -- sh`, "a shell in a container"],
    ["pulumi config set berth:target azure", "the same program, on Azure from the next up"],
  ];
}

/** @param {import("./workspace.mjs").Workspace} workspace */
export async function aksNextSteps(workspace) {
  const kubectl = await kubectlFor(workspace);
  const node = await objectWithRole(workspace, "agent");
  return [
    [`cd ${workspace.example.folder}`, "where this hands-on's Pulumi.yaml is"],
    [`${kubectl} get pods -o wide`, "the replicas, and the nodes that they run on"],
    ["pulumi config set replicas 10 && pulumi up", "scale out"],
    ["pulumi config set greeting Hi && pulumi up", "a rolling change: no request fails"],
    ...(node && which("docker", workspace.env)
      ? [
          [`docker kill ${node}`, "a machine fails: within half a minute its pods run on the other"],
          [`docker start ${node}`, "and here it comes back"],
        ]
      : []),
  ];
}

/** The name of this stack's container group. */
async function containerGroup(workspace) {
  const resources = await resourcesOf(workspace);
  return resources
    .find((id) => /\/containergroups\//i.test(id))
    ?.split("/")
    .at(-1);
}

/**
 * The user's kubectl, with a file that has only the cluster's kubeconfig. If there is none, the kubectl in the cluster.
 */
async function kubectlFor(workspace) {
  if (which("kubectl", workspace.env)) {
    const file = path.join(workspace.directory, "kubeconfig");
    const kubeconfig = await workspace.ask("stack", "output", "kubeconfig", "--show-secrets", ...STACK_ARGS);
    writeFileSync(file, kubeconfig, { mode: 0o600 });
    return `kubectl --kubeconfig ${path.relative(workspace.folder, file)}`;
  }
  return `docker exec ${await objectWithRole(workspace, "server")} kubectl`;
}

/** The name of a container of this stack in the engine. */
async function objectWithRole(workspace, role) {
  const resources = await resourcesOf(workspace);
  const objects = await berthObjects(workspace.machine.engine);
  return objects.find((object) => object.kind === "container" && object.role === role && belongsTo(object, resources))
    ?.name;
}

/** The Azure ids of this stack's resources. */
async function resourcesOf(workspace) {
  return resourceIds(await workspace.ask("stack", "export", ...STACK_ARGS));
}
