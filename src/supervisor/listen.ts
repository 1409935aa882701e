import { rmSync, statSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { type Answers, ask, readLine } from "./messages";

/** How long one that listens already may take to say so. */
const ANSWER_MS = 2_000;
/** How often the address of one that has ended, or is ending, is tried. */
const ATTEMPTS = 20;
/** How long after its start a supervisor makes sure that the address is its own. */
const SETTLE_MS = 100;

export interface Listener {
  /** Whether whoever asks at the address still reaches us. */
  isOurs(): boolean;
  /** Takes the address down at once. */
  close(): void;
}

/**
 * Listens at the address, which is the lock as well: undefined when another supervisor does, however long it takes to answer. A
 * socket whose process was killed refuses connections and is taken over.
 */
export async function listen(address: string, platform: string, answers: Answers): Promise<Listener | undefined> {
  const server = createServer((socket) => void reply(socket, answers));
  for (let attempt = 0; !(await tryListen(server, address)); attempt++) {
    const found = inodeOf(address);
    // One that takes its time is there, and is not taken over.
    const { kind } = await ask(address, "status", ANSWER_MS);
    if (kind === "answer" || kind === "late" || platform === "win32" || attempt === ATTEMPTS) return undefined;
    if (kind === "closed") await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    else if (inodeOf(address) === found) rmSync(address, { force: true });
  }
  const own = platform === "win32" ? undefined : inodeOf(address);
  const isOurs = () => platform === "win32" || inodeOf(address) === own;
  // Of two that take over the same dead socket the later one removes the other's.
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
    // The one who asked has gone.
  } finally {
    if (!socket.writableEnded) socket.destroy();
  }
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
