import { Duplex } from "node:stream";
import { type ContainerDetails, type Engine, EngineError, type RestartPolicy } from "../../src/docker/engine";
import { FakeAgent } from "./fakeAgent";
import type { FakeClock } from "../support/fakeClock";

/** What a program in a container does: its exit code and output, or it never ends. */
export type Program = { code: number; output?: string } | "hangs";

/** An engine with one sandbox, `sandbox`, and one container, `app`, as far as probes are concerned. */
export class FakeProbed {
  /** The calls for the container, with the seconds since the beginning. */
  readonly done: string[] = [];
  /** The seconds at which programs were started in the container. */
  readonly runs: number[] = [];
  program: Program = { code: 0 };
  /** The engine needs some time to start programs. */
  isStarting = false;
  readonly agent = new FakeAgent();
  #isAnswering = true;
  env: Record<string, string> = {};
  #status: ContainerDetails["status"] = "running";
  #startedAt = "";
  #starts = 0;
  #restartPolicy: RestartPolicy = "always";
  #endHanging: (() => void)[] = [];
  readonly #beginMs: number;

  constructor(private readonly clock: FakeClock) {
    this.#beginMs = clock.nowMs();
    this.startAnew();
  }

  set isAnswering(isAnswering: boolean) {
    this.#isAnswering = isAnswering;
    if (!isAnswering) this.agent.end();
  }

  get seconds(): number {
    return (this.clock.nowMs() - this.#beginMs) / 1000;
  }

  set restartPolicy(policy: RestartPolicy) {
    this.#restartPolicy = policy;
  }

  /** Starts it, as the engine does by itself, or somebody else. */
  startAnew(): void {
    this.#status = "running";
    // No two starts are at the same nanosecond.
    const nanoseconds = String(++this.#starts).padStart(6, "0");
    this.#startedAt = new Date(this.clock.nowMs()).toISOString().replace("Z", `${nanoseconds}Z`);
  }

  /** Ends the hanging programs. */
  endHanging(): void {
    this.#endHanging.splice(0).forEach((end) => end());
  }

  readonly engine = new Proxy({} as Engine, {
    get: (_, name: keyof Engine) => {
      const calls: Partial<Record<keyof Engine, (...args: never[]) => unknown>> = {
        inspectContainer: (ref: string) => this.inspect(ref),
        openExec: (ref: string) => (ref === "sandbox" ? this.agent.run() : this.exec()),
        stopContainer: () => this.stop(),
        startContainer: () => this.start(),
      };
      return async (...args: never[]) => {
        if (!this.#isAnswering) throw new EngineError("unavailable", "connect ECONNREFUSED");
        return calls[name]!(...args);
      };
    },
  });

  /** The supervisor's file in the sandbox. */
  get state(): any {
    return this.agent.file && JSON.parse(this.agent.file.toString());
  }

  set state(value: unknown) {
    this.agent.file = Buffer.from(JSON.stringify(value));
  }

  private inspect(ref: string): ContainerDetails {
    const running = ref === "sandbox" || this.#status === "running";
    const { env } = this;
    const state = { status: this.#status, startedAt: this.#startedAt, restartPolicy: this.#restartPolicy };
    return { id: ref, running, restartCount: 0, env, ...state } as unknown as ContainerDetails;
  }

  private stop(): void {
    this.done.push(`stop ${this.seconds}`);
    this.#status = "exited";
    this.endHanging();
  }

  private start(): void {
    this.done.push(`start ${this.seconds}`);
    this.startAnew();
  }

  private exec() {
    this.runs.push(this.seconds);
    const { program } = this;
    const stream = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
    const ended =
      program === "hangs" ? new Promise<void>((resolve) => this.#endHanging.push(resolve)) : Promise.resolve();
    if (program !== "hangs") stream.push(program.output ?? "");
    const exitCode = async () => {
      await ended;
      await new Promise((resolve) => setImmediate(resolve));
      return program === "hangs" ? 137 : program.code;
    };
    const progress = () => Promise.resolve(this.isStarting ? ("starting" as const) : ("running" as const));
    return { stream, exitCode, progress, resize: () => Promise.resolve() };
  }
}
