// Generates docs/operations.md: who answers which operation of Microsoft.ContainerInstance. Berth's column is read from the routes of
// the local service. The others are from what their makers publish, and never guessed.
import { build } from "esbuild";

const SUBSCRIPTION = "/subscriptions/{}";
const GROUP = `${SUBSCRIPTION}/resourcegroups/{}`;
const PROVIDER = "/providers/Microsoft.ContainerInstance";

/** LocalStack names the 12 that it has; Operations_List is not among those that its page counts. */
const LOCALSTACK = "https://docs.localstack.cloud/api-coverage/v1/azure/services/container-instance.md";
const FLOCI = "https://github.com/floci-io/floci-az/blob/29e36b186bccea3ef8bab86a695f62cd01d01442/docs/services/aci.md";

const YES = "yes";
const NO = "no";
const UNKNOWN = "not found";

/** The operations of one type: id, method and path below the type's own path, LocalStack's answer and that of floci-az. */
const of = (prefix, rows) => rows.map(([id, route, ...others]) => [`${prefix}_${id}`, route, ...others]);
const group = `${GROUP}${PROVIDER}/containerGroups/{}`;
const profile = `${GROUP}${PROVIDER}/containerGroupProfiles/{}`;
const location = `${SUBSCRIPTION}${PROVIDER}/locations/{}`;
const ngroup = `${GROUP}${PROVIDER}/ngroups/{}`;
const sandbox = `${GROUP}${PROVIDER}/sandboxGroups/{}`;
const subnet = `${GROUP}/providers/Microsoft.Network/virtualNetworks/{}/subnets/{}`;

/** Source: Azure/azure-rest-api-specs, Microsoft.ContainerInstance, api-version 2026-07-01. */
const OPERATIONS = [
  ["Operations_List", `GET ${PROVIDER}/operations`, UNKNOWN, UNKNOWN],
  ...of("CGProfiles", [
    ["ListBySubscription", `GET ${SUBSCRIPTION}${PROVIDER}/containerGroupProfiles`, NO, NO],
    ["ListByResourceGroup", `GET ${GROUP}${PROVIDER}/containerGroupProfiles`, NO, NO],
  ]),
  ...of("CGProfile", [
    ["Get", `GET ${profile}`, NO, NO],
    ["CreateOrUpdate", `PUT ${profile}`, NO, NO],
    ["Update", `PATCH ${profile}`, NO, NO],
    ["Delete", `DELETE ${profile}`, NO, NO],
    ["ListAllRevisions", `GET ${profile}/revisions`, NO, NO],
    ["GetByRevisionNumber", `GET ${profile}/revisions/{}`, NO, NO],
  ]),
  ...of("ContainerGroups", [
    ["List", `GET ${SUBSCRIPTION}${PROVIDER}/containerGroups`, YES, YES],
    ["ListByResourceGroup", `GET ${GROUP}${PROVIDER}/containerGroups`, YES, YES],
    ["Get", `GET ${group}`, YES, YES],
    ["CreateOrUpdate", `PUT ${group}`, YES, YES],
    ["Update", `PATCH ${group}`, YES, YES],
    ["Delete", `DELETE ${group}`, YES, YES],
    ["Restart", `POST ${group}/restart`, YES, YES],
    ["Start", `POST ${group}/start`, YES, YES],
    ["Stop", `POST ${group}/stop`, YES, YES],
    ["GetOutboundNetworkDependenciesEndpoints", `GET ${group}/outboundNetworkDependenciesEndpoints`, NO, YES],
  ]),
  ...of("Containers", [
    ["ListLogs", `GET ${group}/containers/{}/logs`, YES, YES],
    ["ExecuteCommand", `POST ${group}/containers/{}/exec`, YES, "no (501)"],
    ["Attach", `POST ${group}/containers/{}/attach`, YES, "no (501)"],
  ]),
  ...of("Location", [
    ["ListCachedImages", `GET ${location}/cachedImages`, NO, YES],
    ["ListCapabilities", `GET ${location}/capabilities`, NO, YES],
    ["ListUsage", `GET ${location}/usages`, NO, YES],
  ]),
  ...of("NGroups", [
    ["List", `GET ${SUBSCRIPTION}${PROVIDER}/ngroups`, NO, NO],
    ["ListByResourceGroup", `GET ${GROUP}${PROVIDER}/ngroups`, NO, NO],
    ["Get", `GET ${ngroup}`, NO, NO],
    ["CreateOrUpdate", `PUT ${ngroup}`, NO, NO],
    ["Update", `PATCH ${ngroup}`, NO, NO],
    ["Delete", `DELETE ${ngroup}`, NO, NO],
    ["Start", `POST ${ngroup}/start`, NO, NO],
    ["Restart", `POST ${ngroup}/restart`, NO, NO],
    ["Stop", `POST ${ngroup}/stop`, NO, NO],
  ]),
  ...of("SandboxGroups", [
    ["ListBySubscription", `GET ${SUBSCRIPTION}${PROVIDER}/sandboxGroups`, NO, UNKNOWN],
    ["ListByResourceGroup", `GET ${GROUP}${PROVIDER}/sandboxGroups`, NO, UNKNOWN],
    ["Get", `GET ${sandbox}`, NO, UNKNOWN],
    ["CreateOrUpdate", `PUT ${sandbox}`, NO, UNKNOWN],
    ["Update", `PATCH ${sandbox}`, NO, UNKNOWN],
    ["Delete", `DELETE ${sandbox}`, NO, UNKNOWN],
    ["Connect", `POST ${sandbox}/connect`, NO, UNKNOWN],
  ]),
  ["SubnetServiceAssociationLink_Delete", `DELETE ${subnet}${PROVIDER}/serviceAssociationLinks/default`, NO, UNKNOWN],
];

/** A route in one spelling: ARM looks neither at case nor at the names of placeholders. */
const canonical = (route) => route.replaceAll(/\{\w*\}/g, "{}").toLowerCase();

/** The routes of the local service, and those among them that refuse a type by its name. */
async function routesOf(root) {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { allRoutes } from "./src/providers/local/routes";
        export { absentRoutes } from "./src/providers/local/containerinstance/provider/absent";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "error",
  });
  const module = { exports: {} };
  const { createRequire } = await import("node:module");
  new Function("module", "exports", "require", outputFiles[0].text)(
    module,
    module.exports,
    createRequire(`${root}/package.json`),
  );
  const { allRoutes, absentRoutes } = module.exports;
  const unused = () => Promise.reject(new Error("no request is answered here"));
  return { routes: Object.keys(allRoutes(unused)), absent: Object.keys(absentRoutes()) };
}

export async function operations(root) {
  const { routes, absent } = await routesOf(root);
  const [known, refused] = [routes, absent].map((list) => new Set(list.map(canonical)));
  const berth = (route) => {
    if (refused.has(canonical(route))) return "refused by name";
    return known.has(canonical(route)) ? "**yes**" : NO;
  };
  const short = (route) =>
    route.replace(SUBSCRIPTION, "S").replace("S/resourcegroups/{}", "R").replace(PROVIDER, "/P").replaceAll("{}", "…");
  const rows = OPERATIONS.map(([id, route, ...others]) => [id, `\`${short(route)}\``, berth(route), ...others]);
  const specified = new Set(OPERATIONS.map(([, route]) => canonical(route)));
  const own = routes.filter((route) => /Microsoft\.ContainerInstance/i.test(route) && !specified.has(canonical(route)));
  const count = (at) => rows.filter((row) => /^(\*\*)?yes/.test(row[at])).length;
  return `<!-- Generated from the routes of the local service by \`npm run generate\`. Do not edit. -->

# Operations of Microsoft.ContainerInstance

The ${OPERATIONS.length} operations of api-version 2026-07-01, and who answers them without Azure. \`S\` is a subscription, \`R\` a resource group, \`P\` is
\`providers/Microsoft.ContainerInstance\`.

| | Berth | LocalStack | floci-az |
| --- | --- | --- | --- |
| answered | ${count(2)} | ${count(3)} | ${count(4)} |

LocalStack's column is from [its API coverage](${LOCALSTACK}) of 7 October 2026, that of floci-az from [its documentation](${FLOCI}).
LocalStack names all that it has, so the
others of its operations are "no"; "not found" means that nothing of the two says it. What an answer is worth, the table does not tell: by its documentation, floci-az runs
containers only when asked to, and its containers have no probes, Azure Files, restart policy or CPU limit.

| operation | request | Berth | LocalStack | floci-az |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}

NGroups come with a later version of Berth. Sandbox groups are refused: Azure has aiAgentsGroups in their place from the next version on, and what runs in a sandbox is asked for
by an API that is not published.

## Further routes

What the local service answers besides, for polls of operations and for Berth's own command, and the type that takes the place of sandbox groups, which
is refused as well:

${own.map((route) => `- \`${route}\``).join("\n")}
`;
}
