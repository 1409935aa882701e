import { AsyncLocalStorage } from "node:async_hooks";

type Fail = (error: unknown) => void;

/**
 * Errors that nobody waits for, of components that are being made: the SDK registers resources on its own, and so tells of what goes
 * wrong with them to nobody. In a program, such an error ends the process; here it ends the component.
 */
export class Failures {
  readonly #running = new Set<Fail>();
  readonly #run = new AsyncLocalStorage<Fail>();

  constructor() {
    const tell = (error: unknown) => {
      const own = this.#run.getStore();
      if (own !== undefined && this.#running.has(own)) own(error);
      // What follows from the error that has ended a component.
      else if (own !== undefined) console.error(error);
      // Whose error it is is not known everywhere.
      else if (this.#running.size > 0) for (const fail of [...this.#running]) fail(error);
      else {
        console.error(error);
        process.exit(1);
      }
    };
    process.on("unhandledRejection", tell);
    process.on("uncaughtException", tell);
  }

  /** The result of the work, or the first error of it that nobody waits for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let fail: Fail = () => {};
    const failed = new Promise<never>((_, reject) => (fail = reject));
    this.#running.add(fail);
    try {
      return await this.#run.run(fail, () => Promise.race([work(), failed]));
    } finally {
      this.#running.delete(fail);
    }
  }
}
