"use strict";
// Used by the product and by the set-up, which runs on Node.js without a compiler. So this is plain JavaScript, like
// docker/places.cjs.
const { posix, win32 } = require("node:path");

exports.cacheFolder = function cacheFolder({ env, platform, home }) {
  if (platform === "win32") return env.LOCALAPPDATA || win32.join(home, "AppData", "Local");
  if (platform === "darwin") return posix.join(home, "Library", "Caches");
  return env.XDG_CACHE_HOME || posix.join(home, ".cache");
};
