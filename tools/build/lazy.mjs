import path from "node:path";

/** Modules that a package loads at its start and calls, if ever, much later: [file that asks, what it asks for]. */
const SELDOM_USED = [
  // ssh:// engines alone.
  ["docker-modem/lib/modem.js", "./ssh"],
  // Image builds alone, which Berth never asks for.
  ["dockerode/lib/docker.js", "./session"],
];

/** An esbuild plugin that loads such a module, which exports one function, at that function's first call. */
export const lazyModules = {
  name: "lazy-modules",
  setup(build) {
    const seen = new Set();
    build.onResolve({ filter: /^\.\/(ssh|session)$/ }, ({ path: wanted, importer }) => {
      const importing = importer.replaceAll("\\", "/");
      const entry = SELDOM_USED.find(([file, asked]) => asked === wanted && importing.endsWith(`node_modules/${file}`));
      if (entry === undefined) return undefined;
      seen.add(entry);
      return { path: path.join(path.dirname(importer), wanted), namespace: "lazy" };
    });
    build.onLoad({ filter: /.*/, namespace: "lazy" }, ({ path: real }) => ({
      contents: `module.exports = (...args) => require(${JSON.stringify(`${real}.js`)})(...args);`,
      resolveDir: path.dirname(real),
    }));
    build.onEnd(() => {
      const missing = SELDOM_USED.filter((entry) => !seen.has(entry));
      if (missing.length === 0) return undefined;
      return {
        errors: missing.map(([file, asked]) => ({
          text: `${file} asks no more for ${asked}; see tools/build/lazy.mjs`,
        })),
      };
    });
  },
};
