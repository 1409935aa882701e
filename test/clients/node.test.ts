import { NAME, Session } from "./session";

test("Azure's SDK for JavaScript works with berth serve over the socket, exec included", async () => {
  const session = await Session.start("node", { folder: `${__dirname}/node` });
  try {
    session.show('eval "$(berth env node)"', "");
    await session.run("node session.mjs helloberth42");
    session.check("node");
    const list = `import { ResourceManagementClient } from "@azure/arm-resources";
import { DefaultAzureCredential } from "@azure/identity";
const { AZURE_RESOURCE_MANAGER_ENDPOINT: endpoint, AZURE_SUBSCRIPTION_ID: subscription } = process.env;
const more = { endpoint, credentialScopes: [endpoint + "/.default"] };
const client = new ResourceManagementClient(new DefaultAzureCredential(), subscription, more);
console.log((await client.resourceGroups.checkExistence("${NAME}")).body);`;
    for (const signIn of ["identity", "oidc"] as const)
      expect(await session.quiet(`node --input-type=module -e '${list}'`, signIn)).toBe("false\n");
  } finally {
    await session.end();
  }
});
