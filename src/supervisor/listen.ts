import { rmSync, statSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { type Answers, ask, readLine } from "./messages";

/** Longest wait for a supervisor that already listens to answer. */
const ANSWER_MS = 2_000;
/** How often to try an address whose supervisor has ended or is ending. */
const ATTEMPTS = 20;
/** How long after its start a supervisor checks that it owns the address. */
const SETTLE_MS = 100;

export interface Listener {
  /** Whether connections to the address still reach this process. */
  isOurs(): boolean;
  /** Frees the address at once. */
  close(): void;
}

/**
 * Listens at the address, which is also the lock. Undefined when another supervisor listens there, however slow it is
 * to answer. A socket whose process was killed refuses connections and is taken over.
 */
export async function listen(address: string, platform: string, answers: Answers): Promise<Listener | undefined> {
  const server = createServer((socket) => void reply(socket, answers));
  for (let attempt = 0; !(await tryListen(server, address)); attempt++) {
    const found = inodeOf(address);
    // A supervisor that is slow to answer exists and is not replaced.
    const { kind } = await ask(address, "status", ANSWER_MS);
    if (kind === "answer" || kind === "late" || platform === "win32" || attempt === ATTEMPTS) return undefined;
    if (kind === "closed") await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    else if (inodeOf(address) === found) rmSync(address, { force: true });
  }
  const own = platform === "win32" ? undefined : inodeOf(address);
  const isOurs = () => platform === "win32" || inodeOf(address) === own;
  // When two processes take over the same dead socket, the later one removes the earlier one's.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return isOurs() ? { isOurs, close: () => server.close() } : undefined;
}

function tryListen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error));
    server.once("error", failed);
    server.listen(address, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

async function reply(socket: Socket, answers: Answers): Promise<void> {
  socket.on("error", () => {});
  try {
    const [question = "", about = ""] = (await readLine(socket)).split(" ");
    if (!Object.hasOwn(answers, question)) return;
    socket.end(`${JSON.stringify(await answers[question as keyof Answers](about))}\n`);
  } catch {
    // The client has closed the connection.
  } finally {
    if (!socket.writableEnded) socket.destroy();
  }
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
