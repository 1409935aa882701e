import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program with its message alone. Its place in Berth says nothing to a user, and Pulumi shows the stack of an
 * error that comes when the program has run to its end.
 */
export const programError = (message: string): pulumi.RunError => withoutStack(new pulumi.RunError(message));

/** The same, shown with a resource. */
export const resourceError = (message: string, resource: pulumi.Resource): pulumi.ResourceError =>
  withoutStack(new pulumi.ResourceError(message, resource, true));

function withoutStack<T extends Error>(error: T): T {
  const { message } = error;
  error.stack = undefined;
  // The SDK puts the names of all properties before it that the error passes on its way.
  Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
  return error;
}

/** Shared by all copies of this package that a program has loaded. */
const FAILURE = Symbol.for("pulumi-berth/failure");

interface Holder {
  [FAILURE]?: Error;
}

/** A run of a program: one process may run several. */
export function runOf(): object | undefined {
  const run: unknown = pulumi.runtime.getStackResource() ?? pulumi.runtime.getMonitor();
  return typeof run === "object" && run !== null && !(run instanceof Promise) ? run : undefined;
}

/** The first failure of the run that makes everything after it pointless; undefined when there was none. */
export const failureOfRun = (): Error | undefined => (runOf() as Holder | undefined)?.[FAILURE];

/**
 * Whether this process runs the program and nothing else, so that it may be left to end. One that runs Pulumi through the Automation
 * API goes on, and so does a unit test.
 */
export const isOwnProcess = (): boolean => process.env["PULUMI_NODEJS_MONITOR"] !== undefined;

/**
 * Tells of a failure, and remembers it if it is the first. The program goes on: what it makes from then on is looked at, and not
 * made.
 */
export function failRun(failure: Error): void {
  const run = runOf() as Holder | undefined;
  if (run !== undefined) run[FAILURE] ??= failure;
  // Pulumi tells of what nobody catches, and ends the process with the exit code of a failure.
  void Promise.reject(failure);
}

/** What stands for something that a failed run does not make. What needs it is not made either. */
export const missing = <T>(): pulumi.Output<T> => pulumi.output(new Promise<never>(() => {})) as pulumi.Output<T>;
