/** A failure that its message explains. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    message: string,
    /** What the process ends with: 1 for what failed, 2 for a wrong command line. */
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
