import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GitServer } from "../support/gitServer";
import { Session } from "./session";

const LOGIN =
  'az login --service-principal -u "$AZURE_CLIENT_ID" -p "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID" --query "[?isDefault].[cloudName, name, state]" -o tsv';
const KEY = "$(az storage account keys list -g helloberth42 -n helloberth42 --query '[0].value' -o tsv)";

/** One line of an option each, as people write it. */
const command = (...lines: string[]) => lines.join(" \\\n    ");

const git = new GitServer();
let session: Session;

beforeAll(async () => {
  await git.start();
  session = await Session.start("az", {
    folder: `${__dirname}/az`,
    PATH: `${dirname(process.env["BERTH_TEST_CLIENT_AZ"]!)}:${process.env["PATH"]}`,
    SITE: git.url(),
    WORK: mkdtempSync(join(tmpdir(), "berth-az-")),
  });
});

afterAll(async () => {
  await session?.end();
  await git.stop();
});

const run = (line: string, more?: Parameters<Session["run"]>[1]) => session.run(line, more);

test("az works with berth serve: groups, storage, container groups with every flag, logs, exec, export", async () => {
  session.show('eval "$(berth env az)"', "");
  await run(LOGIN);

  await run("az group create -n helloberth42 -l westeurope -o table");
  await run("az group show -n helloberth42");
  await run("az group exists -n helloberth42");
  await run(
    "az group list --query \"[?name=='helloberth42'].{name:name, state:properties.provisioningState}\" -o table",
  );
  await run("az group update -n helloberth42 --tags lesson=hands-on --query tags");

  await run(
    "az storage account create -g helloberth42 -n helloberth42 --sku Standard_LRS --query '{name:name, sku:sku.name, state:provisioningState}'",
  );
  await run("az storage account show -g helloberth42 -n helloberth42 --query primaryEndpoints.file");
  await run("az storage account list -g helloberth42 --query '[].name'");
  await run("az storage account keys list -g helloberth42 -n helloberth42 --query '[].keyName'");
  await run(
    "az storage share-rm create -g helloberth42 --storage-account helloberth42 -n data --quota 5 --query '{name:name, quota:shareQuota}'",
  );
  await run("az storage share-rm list -g helloberth42 --storage-account helloberth42 --query '[].name'");
  await run(
    "az storage share-rm show -g helloberth42 --storage-account helloberth42 -n data --query '{quota:shareQuota, lease:leaseState, tier:accessTier}'",
  );
  await run("az storage share-rm exists -g helloberth42 --storage-account helloberth42 -n data");

  await run(
    command(
      "az container create -g helloberth42 -n web --image busybox:1 --os-type Linux",
      "--command-line \"sh -c 'echo serving for \\$GREETED; exec httpd -f -p 80 -h /srv'\"",
      "--cpu 0.5 --memory 0.5 --restart-policy Always",
      "--ip-address Public --ports 80 8080 --protocol TCP --dns-name-label helloberth42",
      "--environment-variables GREETED=everyone --secure-environment-variables TOKEN=t0p-s3cret",
      "--secrets password=c2VjcmV0 --secrets-mount-path /run/secrets",
      `--azure-file-volume-account-name helloberth42 --azure-file-volume-account-key "${KEY}"`,
      "--azure-file-volume-share-name data --azure-file-volume-mount-path /srv",
      '--gitrepo-url "$SITE" --gitrepo-dir . --gitrepo-mount-path /site',
      "--priority Regular --sku Standard",
    ),
  );
  await run("az container list -g helloberth42 --query '[].{name:name, state:provisioningState, view:instanceView}'");
  await run(
    "az container show -g helloberth42 -n web --query '{state:instanceView.state, fqdn:ipAddress.fqdn, volumes:volumes[].name}'",
  );
  // The group is there when its containers run, which may be before they write.
  await session.quiet("until az container logs -g helloberth42 -n web | grep -q serving; do :; done");
  await run("az container logs -g helloberth42 -n web");
  await session.inTerminal("az container exec -g helloberth42 -n web --exec-command /bin/sh", async (terminal) => {
    let at = await terminal.shows(/\/ # /);
    for (const line of [
      "echo $TOKEN",
      "cat /run/secrets/password",
      "ls /site",
      "echo hello > /srv/index.html",
      "exit",
    ]) {
      terminal.type(`${line}\r`);
      if (line !== "exit") at = await terminal.shows(/\/ # /, at);
    }
  });
  await run("az container restart -g helloberth42 -n web");
  await run("az container stop -g helloberth42 -n web");
  await run("az container show -g helloberth42 -n web --query instanceView.state");
  await run("az container start -g helloberth42 -n web");
  await run("az container show -g helloberth42 -n web --query instanceView.state");
  await run("az container export -g helloberth42 -n web --file $WORK/web.yaml && cat $WORK/web.yaml");
  // What was exported lacks the secrets, and goes on with them.
  await run("az container delete -g helloberth42 -n web --yes --query '{name:name, state:provisioningState}'");

  await run("cat group.yaml");
  await run(
    `sed -e s/NAME/helloberth42/ -e "s|KEY|${KEY}|" group.yaml > $WORK/group.yaml && az container create -g helloberth42 -f $WORK/group.yaml --query '{state:properties.provisioningState, containers:properties.containers[].{name:name, state:properties.instanceView.currentState.state}}'`,
  );
  await run("az container logs -g helloberth42 -n site --container-name writer");
  await run("curl -s $(az container show -g helloberth42 -n site --query ipAddress.ip -o tsv)");
  await run("az container delete -g helloberth42 -n site --yes -o none");

  await run(
    command(
      "az container create -g helloberth42 -n job --image busybox:1 --os-type Linux --cpu 0.5 --memory 0.5 --restart-policy Never",
      "--command-line \"sh -c 'for i in 1 2 3; do echo step \\$i; sleep 1; done'\" --no-wait",
    ),
  );
  await session.inTerminal("az container logs -g helloberth42 -n job --follow");
  await session.inTerminal("az container attach -g helloberth42 -n job");
  await run(
    "az container show -g helloberth42 -n job --query 'containers[0].instanceView.currentState.{state:state, exitCode:exitCode, why:detailStatus}'",
  );

  await run(
    command(
      "az container create -g helloberth42 -n more --image busybox:1 --os-type Linux --cpu 0.5 --memory 0.5",
      "--command-line 'sleep 3600' -l westeurope --zone 1 --assign-identity --config-map greeting=hello",
      "--log-analytics-workspace 11111111-2222-3333-4444-555555555555 --log-analytics-workspace-key a2V5",
      "--registry-login-server registry.example --registry-username me --registry-password t0p-s3cret",
      "--sku Confidential --cce-policy cGFja2FnZSBwb2xpY3k= --run-as-user 1000 --run-as-group 1000",
      "--allow-escalation --drop-capabilities ALL --add-capabilities NET_BIND_SERVICE",
      "--query '{identity:identity.type, zones:zones, sku:sku, user:containers[0].securityContext.runAsUser, registry:imageRegistryCredentials[0]}'",
    ),
  );
  await run("az container exec -g helloberth42 -n more --exec-command id < /dev/null");

  const wrong = "-g helloberth42 -n wrong --os-type Linux --cpu 1 --memory 1 --command-line 'sleep 3600'";
  await run(`az container create ${wrong} --image busybox:1 --ports 80 80 --ip-address Public`, { fails: true });
  await run(`az container create ${wrong} --image localhost:1/no/such:1 --no-wait`, { fails: true });
  await run("az container show -g helloberth42 -n wrong", { fails: true });
  await run("az container list -g helloberth42 --query '[].name'");

  await run("az storage share-rm delete -g helloberth42 --storage-account helloberth42 -n data --yes");
  await run("az storage account delete -g helloberth42 -n helloberth42 --yes");
  await run("az group delete -n helloberth42 --yes");
  await run("az group exists -n helloberth42");
  session.check("az");
});

test.each([
  ["identity", "az login --identity -o none", "systemAssignedIdentity"],
  [
    "oidc",
    'az login --service-principal -u "$AZURE_CLIENT_ID" --federated-token "$AZURE_FEDERATED_TOKEN" --tenant "$AZURE_TENANT_ID" -o none && echo $AZURE_CLIENT_ID',
    "",
  ],
] as const)("az signs in by %s", async (kind, login, name) => {
  const shown = await session.quiet(
    `${login} && az account show --query user.name -o tsv && az group exists -n helloberth42`,
    kind,
  );
  const [user, known, exists = known] = shown.trim().split("\n");
  expect([name === "" ? known === user : user === name, exists]).toEqual([true, "false"]);
});
