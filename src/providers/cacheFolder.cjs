"use strict";
// For the product and for set-up, which runs on a bare Node.js: plain JavaScript, as docker/places.cjs.
const { posix, win32 } = require("node:path");

exports.cacheFolder = function cacheFolder({ env, platform, home }) {
  if (platform === "win32") return env.LOCALAPPDATA || win32.join(home, "AppData", "Local");
  if (platform === "darwin") return posix.join(home, "Library", "Caches");
  return env.XDG_CACHE_HOME || posix.join(home, ".cache");
};
