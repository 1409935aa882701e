/**
 * The supervisor's side of its agent in a sandbox lives here: the protocol between them, a run of the agent, and its
 * connections to the group's ports. The supervisor imports this folder. It imports the engine's interface and
 * local/probes, and never knows what a probe is.
 */
import { EngineError } from "../../docker/engine";
import { packFiles } from "../../docker/tar";
import { AGENT, agentFile, BROUGHT_AGENT } from "../../providers/local/probes/agent";
import { STATE_FOLDER } from "../../providers/local/probes/file";
import { orLate } from "../pause";
import type { WatchContext } from "../watched";
import type { AgentChannel } from "./channel";
import { AgentSession } from "./session";

/** Longest wait for the agent to start and to answer: a busy engine delays both. */
const START_MS = 120_000;
export const ANSWER_MS = 60_000;

/**
 * The supervisor's agent in a group's sandbox (see agent.c). It starts with the first question, by one exec per group,
 * and again if it ended together with the engine or the sandbox.
 */
export class Agent {
  /** Set before it is awaited, since several may ask at once. */
  #session: Promise<AgentSession> | undefined;
  #isClosed = false;

  constructor(
    private readonly context: Pick<WatchContext, "engine" | "clock" | "slots">,
    private readonly sandbox: string,
  ) {}

  /** Connects to a port of the group. The time of a probe begins when this resolves. */
  connect(port: number): Promise<AgentChannel> {
    return this.asked(async (session) => {
      const channel = session.connect(port);
      await channel.begun;
      return channel;
    });
  }

  async readFile(): Promise<Buffer | undefined> {
    const content = await this.asked((session) => session.readFile());
    return content.length === 0 ? undefined : content;
  }

  writeFile(content: Buffer): Promise<void> {
    return this.asked((session) => session.writeFile(content));
  }

  /** Ends the current run, which does not answer. The next question starts a new one. */
  async reset(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    (await session?.catch(() => undefined))?.close();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.reset();
  }

  private async asked<T>(question: (session: AgentSession) => Promise<T>): Promise<T> {
    const session = await this.session();
    const answer = await orLate(this.context.clock, ANSWER_MS, question(session));
    if (answer !== "late") return answer;
    session.close();
    throw silent();
  }

  private async session(): Promise<AgentSession> {
    const known = this.#session;
    const found = await known;
    if (found?.isLost === false) return found;
    if (this.#isClosed) throw silent();
    if (this.#session !== known) return this.session();
    const opening = this.open();
    this.#session = opening;
    opening.catch(() => {
      if (this.#session === opening) this.#session = undefined;
    });
    return opening;
  }

  private open(): Promise<AgentSession> {
    return this.context.slots.run("first", async () => {
      for (const program of [AGENT, BROUGHT_AGENT]) {
        try {
          return await this.start(program);
        } catch (error) {
          if (!(error instanceof EngineError) || error.fault !== "invalid") throw error;
        }
      }
      await this.bring();
      return this.start(BROUGHT_AGENT);
    });
  }

  private async start(program: string): Promise<AgentSession> {
    const { engine, clock } = this.context;
    const { stream } = await engine.openExec(this.sandbox, { command: [program] });
    const session = new AgentSession(stream);
    if ((await orLate(clock, START_MS, session.started)) !== "late") return session;
    session.close();
    throw silent();
  }

  /** A sandbox of an older version has another agent or none. */
  private async bring(): Promise<void> {
    const { engine } = this.context;
    const { arch } = await engine.version();
    const file = agentFile(arch);
    if (file === undefined) throw new EngineError("unavailable", `Berth has no agent for ${arch}.`);
    try {
      await engine.putArchive(this.sandbox, STATE_FOLDER, packFiles([file]));
    } catch (error) {
      if (!(error instanceof EngineError) || error.fault !== "notFound") throw error;
      // A sandbox of a version that wrote into its own root.
      const folder = STATE_FOLDER.slice(1);
      const directory = { name: `${folder}/`, content: Buffer.alloc(0), mode: 0o755, kind: "directory" } as const;
      await engine.putArchive(this.sandbox, "/", packFiles([directory, { ...file, name: `${folder}/${file.name}` }]));
    }
  }
}

const silent = () => new EngineError("unavailable", "The agent in the sandbox does not answer.");
