"use strict";
const net = require("node:net");

const RETRY_MS = 500;

/**
 * Calls `gone` as soon as nobody listens at the engine's address any more. A connection held open tells that at once,
 * even when the CLI was killed; the engine drops silent connections after a while, so a close alone proves nothing.
 * @param {string} address host:port
 * @param {() => void} gone
 */
function exitWithEngine(address, gone) {
  const colon = address.lastIndexOf(":");
  const target = { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
  const watch = () => {
    let connected = false;
    const socket = net.connect(target, () => {
      connected = true;
    });
    socket.unref();
    socket.on("error", () => {});
    socket.on("close", () => {
      if (connected) {
        setTimeout(watch, RETRY_MS);
      } else {
        gone();
      }
    });
    socket.resume();
  };
  watch();
}

module.exports = { exitWithEngine };
