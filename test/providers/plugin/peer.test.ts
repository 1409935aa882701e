import { isOwnPeer, type PeerSystem } from "../../../src/providers/plugin/peer";

const HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
/** The program at port 40000, and the plugin's own end at port 50000. */
const line = (uid: number, state = "01", prefix = "") =>
  `   0: ${prefix}0100007F:9C40 ${prefix}0100007F:C350 ${state} 00000000:00000000 00:00000000 00000000  ${uid}        0 1 1 0\n` +
  `   1: ${prefix}0100007F:C350 ${prefix}0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0\n`;
const MAPPED = "0000000000000000FFFF0000";

const ends = { remoteAddress: "127.0.0.1", remotePort: 40_000, localAddress: "127.0.0.1", localPort: 50_000 };

function system(tables: Record<string, string>, more: Partial<PeerSystem> = {}): PeerSystem {
  const read = (path: string) => {
    if (tables[path] === undefined) throw new Error(`ENOENT ${path}`);
    return HEAD + tables[path];
  };
  return { platform: "linux", uid: 1000, read, ...more };
}
const TCP = "/proc/net/tcp";

test.each<[string, PeerSystem, boolean]>([
  ["the same user", system({ [TCP]: line(1000) }), true],
  ["root", system({ [TCP]: line(0) }), true],
  ["another user", system({ [TCP]: line(1001) }), false],
  ["another user of a plugin that root runs", system({ [TCP]: line(1001) }, { uid: 0 }), false],
  ["another user, through an IPv6 socket", system({ [TCP]: "", "/proc/net/tcp6": line(1001, "01", MAPPED) }), false],
  ["the same user, through an IPv6 socket", system({ [TCP]: "", "/proc/net/tcp6": line(1000, "01", MAPPED) }), true],
  ["somebody who has closed the connection, which then is root's", system({ [TCP]: line(0, "06") }), false],
  ["nobody known", system({ [TCP]: "" }), false],
  ["a platform that does not tell", system({}, { platform: "darwin" }), true],
  ["a platform without users", system({}, { platform: "win32", uid: undefined }), true],
])("a connection of %s", (_, from, isOwn) => {
  expect(isOwnPeer(ends, from)).toBe(isOwn);
});
