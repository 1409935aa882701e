// Generates docs/fidelity.md: how each property of a container group is treated, from the table in src/model that the
// conformance tests use.
import { build } from "esbuild";

const CHANGES = { restart: "restarts", patch: "tags alone", replace: "replaces" };

const PREFACE = `<!-- Generated from src/model/containerinstance/fidelity by \`npm run generate\`. Do not edit. -->

# Fidelity

What each property of a container group does on Azure, how the local engine treats it, and how a change of it is made. The tests use the same
table: they change each property alone on a real engine and check its effect there. They fail if a property of the Azure SDK is missing here.

| locally      | means                                                                                                         |
| ------------ | ------------------------------------------------------------------------------------------------------------- |
| **honoured** | it has its effect                                                                                             |
| **noted**    | it only means something in Azure's data centres: kept, returned, and named in one note at preview             |
| **refused**  | the program would run wrongly without it: an error at preview, and \`NotSupportedLocally\` of the local service |

| a change     | means                                                                                                                    |
| ------------ | ------------------------------------------------------------------------------------------------------------------------ |
| **restarts** | the whole group is sent; all its containers restart in place, and its address and domain name stay                       |
| **tags alone** | only the tags are sent, and nothing restarts                                                                           |
| **replaces** | the service would refuse it (\`InvalidContainerGroupUpdate\`), so Pulumi deletes the group and creates it again            |

Adding or removing a container or the address replaces the group as well. A group that has ended (\`Never\` or \`OnFailure\`) is deployed
afresh instead of being updated. ACI's documentation says only for some properties that they cannot change; for the others
[the update table](../src/model/containerinstance/update.ts) gives the reason. A **secret** is encrypted in Pulumi's state and
never returned by the service: after an import the program's own value is sent once more.

## What to know before trusting a local run

- **Secrets.** Files of secret volumes are in a volume of the engine, on disk and not in memory. Secure environment variables are in the
  containers' settings in the engine. Everybody who may use the engine can read both.
- **Networks.** A subnet is an internal Docker network: other groups do not reach it and it reaches nothing outside, the internet
  included. The machine that the engine runs on can still reach private addresses.
- **Names.** Docker's embedded resolver stands before the servers of \`dnsConfig\`: it answers for the domain names of groups, and asks
  them for the rest.
- **Images.** An image that the engine has is not pulled again, so a wrong registry password is noticed only when the image is missing.
- **Repositories.** Cloned over http and https only, without hooks and submodules.
- **Config maps.** A change restarts the group; Azure applies it live.
- **Init containers.** One that fails for good fails the group; the containers after it are not started until the next update or restart.
- **History.** Exit codes of earlier runs come from the engine's last 256 events: on a busy engine they are forgotten early.
- **Probes.** A supervisor process runs them, not the engine ([why](decisions/0013-probes.md)). It starts with the first group that has
  probes, outlives \`pulumi up\`, and the group's \`instanceView.supervisor\` tells whether it runs.
- **Sizes.** CPU and memory are limits, not a machine's own: a group may be slowed down by other groups.
`;

export async function fidelity(root) {
  const { containerGroup, FIDELITY, updateRule } = await tables(root);
  const line = ({ paths, azure, fate, local, change, secret }) =>
    `| ${named(paths)} | ${azure} | **${fate}**: ${lowerFirst(local)} | ${CHANGES[change]} | ${secret ? "yes" : ""} |`;
  const sections = Object.entries(FIDELITY).map(([title, rows]) => {
    const lines = merged(rows.flatMap((row) => linesOf(row, containerGroup.inputs, updateRule)));
    return [
      `## ${title}\n`,
      "| property | on Azure | locally | a change | secret |",
      "| --- | --- | --- | --- | --- |",
      ...lines.map(line),
    ].join("\n");
  });
  return [PREFACE, ...sections].join("\n\n");
}

async function tables(root) {
  const contents = `
    export { FIDELITY } from "./src/model/containerinstance/fidelity";
    export { containerGroup } from "./src/model/containerinstance/containerGroup";
    export { updateRule } from "./src/model/containerinstance/update";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

/** The lines of a row: one for all properties that change in the same way. */
function linesOf({ properties, ...texts }, inputs, updateRule) {
  return merged(
    properties.map((path) => ({
      ...texts,
      paths: [path],
      change: updateRule(path).verdict,
      secret: isSecret(inputs, path),
    })),
  );
}

/** Merges consecutive lines that only differ in their properties. */
function merged(lines) {
  const result = [];
  for (const line of lines) {
    const last = result.at(-1);
    const same = last && ["azure", "fate", "local", "change", "secret"].every((key) => last[key] === line[key]);
    if (same) last.paths.push(...line.paths);
    else result.push({ ...line, paths: [...line.paths] });
  }
  return result;
}

function isSecret(shape, path) {
  let at = shape;
  for (const step of path.split(".")) {
    at = at.properties[step.replace("[]", "")];
    if (at.secret) return true;
    if (step.endsWith("[]")) at = at.items;
  }
  return at.secret === true;
}

/** Properties as text: common parts are written once, and properties that init containers have too are marked. */
function named(paths) {
  const isInit = (path) => path.startsWith("initContainers[]");
  const [inits, others] = [paths.filter(isInit), paths.filter((path) => !isInit(path))];
  if (inits.length > 0 && others.length > 0) return `${named(others)}; the same of \`initContainers[]\``;
  if (paths.length === 1) return `\`${paths[0]}\``;
  const steps = paths.map((path) => path.split("."));
  const isCommon = (step, i) => steps.every((other) => other[i] === step && i < other.length - 1);
  const end = steps[0].findIndex((step, i) => !isCommon(step, i));
  const common = steps[0].slice(0, end).join(".");
  const rest = steps.map((other) => `\`${other.slice(end).join(".")}\``).join(", ");
  return common === "" ? rest : `\`${common}\`: ${rest}`;
}

/** The text with its first word in lower case, unless that is a name, to follow a colon. */
function lowerFirst(text) {
  return /^[A-Z][a-z]*\b/.test(text) && !/^(Docker|Azure|Linux)\b/.test(text)
    ? text[0].toLowerCase() + text.slice(1)
    : text;
}
