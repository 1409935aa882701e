import { connect } from "node:net";

const RETRY_MS = 500;

/**
 * Calls `gone` once nobody listens at the engine's address any more. An open connection ends at once when the engine does,
 * even when it is killed; as the engine also drops connections that stay silent, it is only gone if no new one can be made.
 */
export function watchEngine(address: string, gone: () => void): void {
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
  const port = Number(address.slice(colon + 1));
  const watch = () => {
    let connected = false;
    const socket = connect({ host, port }, () => {
      connected = true;
    });
    socket.unref();
    socket.resume();
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (connected) setTimeout(watch, RETRY_MS);
      else gone();
    });
  };
  watch();
}
