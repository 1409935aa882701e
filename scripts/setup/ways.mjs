import { SetupError } from "./report.mjs";

/**
 * The result of the first way that works. When none does, all of them are told.
 * @template T
 * @param {(() => Promise<T>)[]} ways
 * @param {string} failure the sentence that the error starts with
 * @param {AbortSignal} signal
 */
export async function firstThatWorks(ways, failure, signal) {
  const failures = [];
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SetupError)) {
        throw error;
      }
      failures.push(error);
    }
  }
  const details = failures.map(({ message, detail }) => [message, detail].filter(Boolean).join("\n"));
  throw new SetupError(failure, details.join("\n"));
}
