import { Duplex } from "node:stream";
import { type ContainerDetails, type Engine, EngineError, type RestartPolicy } from "../../src/docker/engine";
import { packFile } from "../../src/docker/tar";
import type { FakeClock } from "./fakeClock";

/** What a program in a container does: its exit code and output, or never an end. */
export type Program = { code: number; output?: string } | "hangs";

/** An engine with one sandbox, `sandbox`, and one container, `app`, as far as probes see it. */
export class FakeProbed {
  /** What was done to the container, with the seconds since the beginning. */
  readonly done: string[] = [];
  /** Seconds at which a program was started in the container. */
  readonly runs: number[] = [];
  program: Program = { code: 0 };
  isAnswering = true;
  file: Buffer | undefined;
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

  get seconds(): number {
    return (this.clock.nowMs() - this.#beginMs) / 1000;
  }

  set restartPolicy(policy: RestartPolicy) {
    this.#restartPolicy = policy;
  }

  /** As an engine of its own accord, or somebody else, starts it again. */
  startAnew(): void {
    this.#status = "running";
    // No two starts are at the same nanosecond.
    const nanoseconds = String(++this.#starts).padStart(6, "0");
    this.#startedAt = new Date(this.clock.nowMs()).toISOString().replace("Z", `${nanoseconds}Z`);
  }

  /** The hanging programs end. */
  endHanging(): void {
    this.#endHanging.splice(0).forEach((end) => end());
  }

  readonly engine = new Proxy({} as Engine, {
    get: (_, name: keyof Engine) => {
      const calls: Partial<Record<keyof Engine, (...args: never[]) => unknown>> = {
        inspectContainer: (ref: string) => this.inspect(ref),
        openExec: () => this.exec(),
        stopContainer: () => this.stop(),
        startContainer: () => this.start(),
        getArchive: () => this.file,
        putArchive: (_ref: string, _path: string, tar: Buffer) => void (this.file = tar),
      };
      return async (...args: never[]) => {
        if (!this.isAnswering) throw new EngineError("unavailable", "connect ECONNREFUSED");
        return calls[name]!(...args);
      };
    },
  });

  /** What lies in the sandbox. */
  get state(): any {
    return (
      this.file &&
      JSON.parse(this.file.subarray(512, 512 + parseInt(this.file.toString("latin1", 124, 136), 8)).toString())
    );
  }

  set state(value: unknown) {
    this.file = packFile("probes.json", Buffer.from(JSON.stringify(value)), 0o644);
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
    return { stream, exitCode, resize: () => Promise.resolve() };
  }
}
