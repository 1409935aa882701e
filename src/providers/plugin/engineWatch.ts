import { connect } from "node:net";

const RETRY_MS = 500;

/**
 * Calls `gone` once nothing listens at the engine's address. When the engine ends, even if it is killed, an open
 * connection ends at once. But the engine also closes idle connections, so it has only ended if no new connection can
 * be made.
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
