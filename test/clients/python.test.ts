import { NAME, Session } from "./session";

test("Azure's SDK for Python works with berth serve, from a resource group to its deletion", async () => {
  const session = await Session.start("python", {
    folder: `${__dirname}/python`,
    PATH: `${process.env["BERTH_TEST_CLIENT_PYTHON"]!.replace(/\/[^/]+$/, "")}:${process.env["PATH"]}`,
  });
  try {
    session.show('eval "$(berth env python)"', "");
    await session.run("python3 session.py helloberth42");
    session.check("python");
    const list = `import os
from azure.identity import DefaultAzureCredential
from azure.mgmt.resource.resources import ResourceManagementClient
arm = os.environ["AZURE_RESOURCE_MANAGER_ENDPOINT"]
more = {"base_url": arm, "credential_scopes": [f"{arm}/.default"]}
client = ResourceManagementClient(DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"], **more)
print(client.resource_groups.check_existence("${NAME}"))`;
    for (const signIn of ["identity", "oidc"] as const)
      expect(await session.quiet(`python3 -c '${list}'`, signIn)).toBe("False\n");
  } finally {
    await session.end();
  }
});
