// Builds dist/: the library (CommonJS and types, by tsc) and the plugin (one bundle, by esbuild). Does nothing if
// neither the sources nor the tools have changed since the last build, unless `--force` is given.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { licenceNotices, usedFiles } from "./build/licences.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const dist = path.join(root, "dist");
const stampFile = path.join(dist, ".stamp");
const require = createRequire(import.meta.url);

/** Of Pulumi's SDK: what runs the CLI, and what writes functions of a program into its state, with a compiler. No component does. */
const UNUSED_OF_THE_SDK =
  /[\\/](automation|provider|x|npm)([\\/]index)?$|[\\/]runtime[\\/]closure[\\/]|[\\/]dynamic[\\/]?/;

const SOURCES = [
  "src",
  "schema.json",
  "tsconfig.build.json",
  "tools/build",
  "tools/build.mjs",
  "package.json",
  "package-lock.json",
];
const stamp = fingerprint(SOURCES);
if (!process.argv.includes("--force") && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
  console.log("dist is up to date");
  process.exit(0);
}
mkdirSync(dist, { recursive: true });
rmSync(stampFile, { force: true });
buildLibrary();
await buildPlugin();
writeFileSync(stampFile, stamp);

function buildLibrary() {
  for (const name of readdirSync(dist)) if (name !== "plugin") rmSync(path.join(dist, name), { recursive: true });
  const tsc = require.resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

async function buildPlugin() {
  const esbuild = await import("esbuild");
  const fresh = path.join(dist, ".plugin-new");
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: "src/providers/main.ts", supervisor: "src/supervisor/main.ts", berth: "src/cli/main.ts" },
    outdir: fresh,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // The code of each target is in its own chunks, which are loaded when the target is first used.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22",
    // The ES modules of the Azure SDKs load twice as fast as their CommonJS versions.
    mainFields: ["module", "main"],
    // Minified names would not start faster. Keeping the original names beside them is slower, and stack traces need
    // them.
    minifyWhitespace: true,
    minifySyntax: true,
    // The licence notices are in a file of their own.
    legalComments: "none",
    metafile: true,
    define: { __dirname: "import.meta.dirname", __filename: "import.meta.filename" },
    // CommonJS packages load Node's own modules with require.
    banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
    // Native add-ons that are optional for their packages.
    external: ["*.node"],
    plugins: [
      unusedParts(/[\\/]node_modules[\\/]@kubernetes[\\/]client-node[\\/]dist[\\/]/),
      emptyParts(/[\\/]@pulumi[\\/]pulumi[\\/]/, UNUSED_OF_THE_SDK),
      requiredBuiltins(/^(node:)?https?$/),
    ],
    logLevel: "warning",
  });
  writeFileSync(path.join(fresh, "THIRD_PARTY_LICENSES.txt"), licenceNotices(root, usedFiles(result.metafile)));
  writeFileSync(path.join(dist, ".plugin-meta.json"), JSON.stringify(result.metafile));
  swap(fresh, path.join(dist, "plugin"));
}

/**
 * Leaves out the modules of a package that nothing uses, and what they alone import. The package does not say that loading them has
 * no effect, so that otherwise sign-ins by programs and by OpenID come with it, which Berth refuses.
 */
function unusedParts(folder) {
  return {
    name: "unused-parts",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, importer, resolveDir }) =>
        folder.test(importer) ? { path: path.resolve(resolveDir, name), sideEffects: false } : undefined,
      );
    },
  };
}

/** Puts nothing in the place of modules of a package that nothing uses, and of what they alone import. */
function emptyParts(folder, parts) {
  return {
    name: "empty-parts",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, importer, resolveDir }) =>
        folder.test(importer) && parts.test(path.resolve(resolveDir, name))
          ? { path: path.resolve(resolveDir, name), namespace: "empty" }
          : undefined,
      );
      build.onLoad({ filter: /./, namespace: "empty" }, () => ({ contents: "module.exports = {};" }));
    },
  };
}

/**
 * Loads modules of Node.js with require. To an ES module that imports `node:http` Node.js gives all that it exports, and loads undici for
 * some of it, with which a start takes half as long again.
 */
function requiredBuiltins(filter) {
  return {
    name: "required-builtins",
    setup(build) {
      build.onResolve({ filter }, ({ path: name, kind }) =>
        kind === "require-call" ? { path: name, external: true } : { path: name, namespace: "builtin" },
      );
      const contents = ({ path: name }) => ({ contents: `module.exports = require(${JSON.stringify(name)});` });
      build.onLoad({ filter: /./, namespace: "builtin" }, contents);
    },
  };
}

/** Replaces the old folder with a finished one, so that no plugin starts from an incomplete build. */
function swap(fresh, place) {
  const old = `${fresh}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/** A hash of names and contents. */
function fingerprint(places) {
  const hash = createHash("sha256").update(process.version);
  const visit = (place) => {
    const absolute = path.join(root, place);
    if (path.extname(place) !== "") hash.update(place).update(readFileSync(absolute));
    else for (const name of readdirSync(absolute).sort()) visit(`${place}/${name}`);
  };
  places.filter((place) => existsSync(path.join(root, place))).forEach(visit);
  return hash.digest("hex");
}
