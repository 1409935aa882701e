import { SetupError } from "./report.mjs";

/**
 * Tries several ways and returns the result of the first one that works. If none does, the error lists all failures.
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

/**
 * The results of tasks that run in parallel. The first failure stops the others through the signal of `failure`;
 * they end before it is told, so that nothing goes on behind the user.
 * @template T
 * @param {(Promise<T> | T)[]} works
 * @param {AbortController} failure
 */
export async function allOrFirstFailure(works, failure) {
  let first;
  const results = await Promise.all(
    works.map((work) =>
      Promise.resolve(work).catch((error) => {
        first ??= error;
        failure.abort();
      }),
    ),
  );
  if (first) {
    throw first;
  }
  return results;
}
