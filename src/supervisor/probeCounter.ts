import type { ContainerProbe } from "../model/generated/shapes";

/** The state of a probe, which changes after a number of equal results in a row. */
export class ProbeCounter {
  #result: boolean | undefined;
  #inARow = 0;

  constructor(
    private readonly probe: ContainerProbe,
    private verdict: boolean,
  ) {}

  /** Adds the result of a run and returns the state. */
  note(result: boolean): boolean {
    this.#inARow = this.#result === result ? this.#inARow + 1 : 1;
    this.#result = result;
    const { failureThreshold = 3, successThreshold = 1 } = this.probe;
    if (this.#inARow >= (result ? successThreshold : failureThreshold)) this.verdict = result;
    return this.verdict;
  }
}
