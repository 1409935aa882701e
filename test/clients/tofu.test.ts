import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "./session";

test("OpenTofu with azurerm works with berth serve: apply, a plan without changes, an update, destroy", async () => {
  const programs = process.env["BERTH_TEST_CLIENT_TOFU"]!;
  const folder = mkdtempSync(join(tmpdir(), "berth-tofu-"));
  cpSync(`${__dirname}/tofu`, folder, { recursive: true });
  // The provider that was built is taken for the one of the registry.
  const overrides = `provider_installation {
  dev_overrides { "registry.opentofu.org/hashicorp/azurerm" = ${JSON.stringify(programs)} }
  direct {}
}`;
  writeFileSync(join(folder, "built.tfrc"), overrides);
  const session = await Session.start("terraform", {
    folder,
    WORK: folder,
    PATH: `${programs}:${process.env["PATH"]}`,
    TF_CLI_CONFIG_FILE: join(folder, "built.tfrc"),
    NO_COLOR: "1",
    TF_CLI_ARGS: "-no-color",
    TF_IN_AUTOMATION: "true",
    TF_VAR_name: "",
    CHECKPOINT_DISABLE: "true",
  });
  session.env["TF_VAR_name"] = session.name;
  /** Shows the lines that say what comes and what has come, without how long it took. */
  const tofu = (command: string) =>
    session.run(
      `set -o pipefail; ${command} 2>&1 | grep -E '^(Apply|Plan|Destroy|No changes|fqdn|  # azurerm)|complete after' | sed -E 's/ after [0-9ms]+//' | sort`,
      {
        shown: command,
      },
    );
  try {
    session.show('eval "$(berth env terraform)"', "");
    await tofu("tofu apply -auto-approve");
    await session.run("curl -s $(tofu output -raw ip)");
    await tofu("tofu plan -detailed-exitcode");
    await tofu("tofu apply -auto-approve -var team=web -var quota=6");
    await tofu("tofu apply -auto-approve -var greeting=goodbye");
    await session.run("curl -s $(tofu output -raw ip)");
    await tofu("tofu plan -detailed-exitcode -var greeting=goodbye");
    await tofu("tofu destroy -auto-approve");
    session.check("tofu");
  } finally {
    await session.end();
  }
});
