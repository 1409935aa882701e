import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Session } from "./session";

test("az aks works with berth serve: create, credentials, a command in the cluster, pools, scale, stop, start, delete", async () => {
  const work = mkdtempSync(join(tmpdir(), "berth-aks-"));
  const session = await Session.start("az", {
    PATH: `${dirname(process.env["BERTH_TEST_CLIENT_AZ"]!)}:${process.env["PATH"]}`,
    WORK: work,
  });
  const run = (line: string) => session.run(line);
  const STATE = "--query '{state:provisioningState, power:powerState.code, count:agentPoolProfiles[0].count}'";
  const ONE = "-g helloberth42 -n one";
  try {
    await session.quiet(
      'az login --service-principal -u "$AZURE_CLIENT_ID" -p "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID" -o none',
    );
    await run("az group create -n helloberth42 -l westeurope -o none");
    await run(`az aks create ${ONE} --node-count 1 --node-vm-size Standard_D2s_v5 --no-ssh-key ${STATE}`);
    await run(`az aks get-credentials ${ONE} --file $WORK/kubeconfig`);
    await run("grep -c certificate-authority-data $WORK/kubeconfig");
    await run(`az aks command invoke ${ONE} --command 'kubectl get nodes' --query logs -o tsv | awk '{print $2}'`);
    await run(
      `az aks nodepool add -g helloberth42 --cluster-name one -n extra --node-count 1 --node-vm-size Standard_D2s_v5 --query '{state:provisioningState, mode:mode}'`,
    );
    await run("az aks nodepool list -g helloberth42 --cluster-name one --query '[].name'");
    await run("az aks nodepool delete -g helloberth42 --cluster-name one -n extra");
    await run(`az aks scale ${ONE} --node-count 2 ${STATE}`);
    await run(`az aks stop ${ONE}`);
    await run(`az aks show ${ONE} ${STATE}`);
    await run(`az aks start ${ONE}`);
    await run(`az aks show ${ONE} ${STATE}`);
    await run(`az aks delete ${ONE} --yes`);
    await run("az aks list -g helloberth42");
    await run("az group delete -n helloberth42 --yes");
    session.check("aks");
  } finally {
    await session.end();
  }
});
