/** An error that its message explains to the user. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    message: string,
    /** The exit code of the process: 1 for a failure, 2 for a wrong command line. */
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
