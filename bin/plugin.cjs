"use strict";
// Starts Berth's Pulumi plugin for a language host, which runs a folder with a PulumiPlugin.yaml in a process of its own.
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

// A function is awaited.
module.exports = () => import(pathToFileURL(join(__dirname, "..", "dist", "plugin", "main.mjs")).href);
