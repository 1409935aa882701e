// Allowed imports, types included: `npm run arrows` checks them with dependency-cruiser, which resolves each import to
// its file.

/** The only folder that knows the Docker Engine's API, and its packages. */
const ENGINE_CLIENT = { folder: "docker/api", packages: ["@docker/node-sdk"] };

const LOCAL = "providers/local";
/** The parts of the local ARM service that know no kind of resource. */
const MACHINERY = ["http", "store", "work", "sandbox"].map((name) => `${LOCAL}/${name}`);
const LOCAL_BASE = [
  "model",
  "docker",
  "clock",
  `${LOCAL}/context`,
  `${LOCAL}/contract`,
  ...MACHINERY,
  `${LOCAL}/probes`,
];

/**
 * What each folder or file of src may import besides itself: folders and files of src, and packages. What is not said of a
 * folder is said of the one that it lies in.
 * @type {Record<string, { imports: string[], packages?: string[], why: string }>}
 */
const ARROWS = {
  index: { imports: ["components", "resources"], why: "the package is components and resources" },
  clock: { imports: [], why: "time is everybody's, and needs nobody" },
  model: { imports: [], why: "the model is pure: no Pulumi, no HTTP, no engine, no module of Node" },
  "model/core": { imports: ["model/values"], why: "the core of the model is that of any resource: it knows no noun" },
  "model/values": { imports: ["model/core"], why: "texts and numbers are those of any resource" },
  resources: {
    imports: ["findPlugin", "invoking", "failing"],
    packages: ["@pulumi/pulumi"],
    why: "resources are generated from schema.json alone, and know where their plugin is",
  },
  failing: { imports: [], packages: ["@pulumi/pulumi"], why: "an error of a program knows no resource" },
  findPlugin: {
    imports: ["failing"],
    why: "it looks at the project of the program, and at nothing of ours",
  },
  invoking: { imports: ["failing"], packages: ["@pulumi/pulumi"], why: "a call of the plugin knows no function" },
  components: {
    imports: ["model", "resources", "failing"],
    packages: ["@pulumi/pulumi"],
    why: "components run in the user's program: they know resources and rules, no provider",
  },
  docker: { imports: ["model", "clock"], why: "the engine knows nothing of ARM, of resources or of who uses it" },
  [ENGINE_CLIENT.folder]: {
    imports: ["model", "clock", "docker"],
    packages: ENGINE_CLIENT.packages,
    why: "the engine's client can be exchanged, for one folder knows its API",
  },
  "providers/main": {
    imports: ["providers/plugin", "providers/components", "providers/targets", "providers/startUp"],
    why: "the plugin's process puts the protocol and a target together, and does nothing else",
  },
  "providers/startUp": { imports: ["providers/cacheFolder"], why: "it runs before all that is large" },
  "providers/cacheFolder": { imports: [], why: "a name of a folder needs nobody" },
  "providers/plugin": {
    imports: ["model", "clock", "providers/arm/contract"],
    packages: ["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"],
    why: "the plugin speaks Pulumi's protocol and knows ARM by its contract alone",
  },
  "providers/components": {
    imports: ["index", "components", "model", "providers/plugin"],
    packages: ["@pulumi/pulumi", "google-protobuf"],
    why: "the plugin runs components as a program would, and knows none of them by name",
  },
  "providers/arm": {
    imports: ["model", "clock"],
    packages: [
      "@azure/arm-containerinstance",
      "@azure/arm-containerservice",
      "@azure/arm-resources",
      "@azure/arm-storage",
      "@azure/core-auth",
      "@azure/core-rest-pipeline",
      "@azure/identity",
      "ws",
    ],
    why: "arm speaks HTTP to whatever answers: it knows no Pulumi, no target and not the local engine",
  },
  "providers/kubernetes": {
    imports: ["model", "clock", "providers/arm/contract", "providers/arm/wire/operation"],
    packages: ["@kubernetes/client-node", "undici"],
    why: "kubernetes speaks to a cluster and asks ARM by its contract alone",
  },
  "providers/targets": {
    imports: ["model", "clock", "providers", "supervisor/client"],
    packages: ["@azure/core-rest-pipeline"],
    why: "a target joins ARM's client to what answers it",
  },
  [LOCAL]: {
    imports: ["model", "docker", "clock"],
    why: "the local ARM service meets its clients in HTTP messages alone",
  },
  ...Object.fromEntries(
    MACHINERY.map((folder) => [folder, { imports: LOCAL_BASE, why: "machinery knows no kind of resource" }]),
  ),
  [`${LOCAL}/resources`]: {
    imports: [...LOCAL_BASE, `${LOCAL}/containerinstance/network`, `${LOCAL}/storage/mounted`],
    why: "a resource group ends with what is in it, its networks too",
  },
  [`${LOCAL}/storage`]: {
    imports: [
      ...LOCAL_BASE,
      `${LOCAL}/containerservice/node/paths`,
      `${LOCAL}/containerservice/kubectl`,
      `${LOCAL}/containerinstance/body`,
    ],
    why: "a share knows where nodes see it and how to ask who mounts it, and no other kind of resource",
  },
  [`${LOCAL}/containerinstance`]: {
    imports: [...LOCAL_BASE, `${LOCAL}/storage`],
    why: "a container group mounts shares, and knows no other kind of resource",
  },
  [`${LOCAL}/containerservice`]: {
    imports: [...LOCAL_BASE, `${LOCAL}/containerinstance/network`],
    why: "a cluster's Service has an address as a container group has, and a cluster knows no other kind of resource",
  },
  supervisor: {
    // The last one is the type of an event, which probes write and the service shows.
    imports: ["model", "docker", "clock", "providers/cacheFolder", `${LOCAL}/probes`, `${LOCAL}/work/operations`],
    why: "the supervisor runs probes in an engine; it knows no ARM",
  },
  serve: {
    imports: [`${LOCAL}/contract`],
    packages: ["@peculiar/x509", "reflect-metadata", "jose"],
    why: "the server stands before the local service and knows it by its contract alone",
  },
  cli: {
    imports: ["model", "clock", "providers", "supervisor/client", "serve"],
    packages: ["commander"],
    why: "the command is a client of a target, and nobody imports it",
  },
};
/** What a local noun imports of packages: its own matter, not its clients'. */
const LOCAL_PACKAGES = ["fflate", "isomorphic-git", "ws"];
for (const [name, arrows] of Object.entries(ARROWS)) if (name.startsWith(LOCAL)) arrows.packages = LOCAL_PACKAGES;

/** Entry points of programs and packages. Files that none of them reaches are dead. */
const BEGINNINGS = ["index", "model/index", "providers/main", "cli/main", "supervisor/main"];

const quoted = (text) => text.replaceAll(/[.+]/g, "\\$&");
const under = (names) => `^src/(${names.map(quoted).join("|")})(/|\\.(ts|cjs|d\\.cts)$)`;
const ofPackages = (names) => `^node_modules/(@types/)?(${names.map(quoted).join("|")})/`;
/** All that is said of apart: it lies in the folder, and is not meant by it. */
const inside = (name) => Object.keys(ARROWS).filter((other) => other.startsWith(`${name}/`));

const rules = Object.entries(ARROWS).flatMap(([name, { imports, packages = [], why }]) => {
  const apart = inside(name);
  const from = { path: under([name]), ...(apart.length > 0 && { pathNot: under(apart) }) };
  const own = [...imports, name];
  return [
    {
      name: `src/${name}`,
      comment: `${why}. Of src it imports ${imports.join(", ") || "nothing"}`,
      from,
      to: { path: "^src/", pathNot: under(own) },
    },
    {
      name: `packages of src/${name}`,
      comment: `${why}. Its packages are ${packages.join(", ") || "none"}`,
      from,
      to: { path: "^node_modules/", ...(packages.length > 0 && { pathNot: ofPackages(packages) }) },
    },
  ];
});

export default {
  forbidden: [
    {
      name: "circle",
      comment: "what both need belongs in a file of its own",
      from: {},
      to: { circular: true },
    },
    ...rules,
    {
      name: "pure model",
      comment: ARROWS.model.why,
      from: { path: "^src/model/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "unknown place",
      comment: "say in arrows.config.mjs what may be imported from here",
      from: { path: "^src/", pathNot: [under(Object.keys(ARROWS))] },
      to: {},
    },
    {
      name: "src by itself",
      comment: "what users run needs no test and no tool; of package.json it reads the version",
      from: { path: "^src/" },
      to: { pathNot: "^(src|node_modules)/|^package\\.json$", dependencyTypesNot: ["core"], couldNotResolve: false },
    },
    {
      name: "dead",
      comment: "no program and no package reaches this file",
      from: { path: under(BEGINNINGS) },
      to: { path: "^src/.*\\.ts$", pathNot: under(BEGINNINGS), reachable: false },
    },
    {
      name: "not found",
      comment: "the import leads nowhere",
      from: {},
      to: { couldNotResolve: true },
    },
  ].map((rule) => ({ severity: "error", ...rule })),
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    // Imports of types are imports.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "^node_modules/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "require", "node", "default"],
    },
  },
};
