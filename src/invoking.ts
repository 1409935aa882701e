import * as pulumi from "@pulumi/pulumi";
import { failureOfRun, isOwnProcess, missing, programError } from "./failing";

/**
 * How the SDK tells that the Pulumi engine has closed its connections with a call still under way. It does so once something else
 * has failed, or the user has interrupted, which it has told of. The last two are the plugin's own words.
 */
const ENDED =
  /\b(?:the client connection is closing|Resource monitor is terminating|context canceled|interrupted before it began|interrupted\. The next `pulumi up` goes on from here\.)$/;

/** What the SDK puts around the text that the plugin answers: one for its failures, one for wrong arguments. */
const WRAPPED = [
  /^invocation of (?<token>\S+) returned an error: (?<text>.*)$/s,
  /^Invoke of '(?<token>[^']+)' failed: (?<text>.*?)(?: \(\))?$/s,
];

/** A gRPC status. The SDK itself passes over errors that have it. */
const CANCELLED = 1;
/** The exit code of programs whose failure has been told. */
const TOLD = 32;

/**
 * Calls a function of the plugin. A failure is one line, without a stack of Node.js, in which a program has no part. It is no line at
 * all when it only follows from another one.
 */
export function invoke<T>(token: string, args: object, opts: pulumi.InvokeOptions): Promise<T> {
  return toldOnce(pulumi.runtime.invoke(token, args, opts) as Promise<T>);
}

/** The parts of an Output that its constructor takes. */
interface Parts<T> {
  resources(): Set<pulumi.Resource>;
  promise(withUnknowns: boolean): Promise<T>;
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  allResources(): Promise<Set<pulumi.Resource>>;
}

type MakeOutput = new <T>(
  resources: Set<pulumi.Resource>,
  value: Promise<T>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Set<pulumi.Resource>>,
) => pulumi.Output<T>;

/** {@link invoke} for arguments that become known while the program runs. */
export function invokeOutput<T>(token: string, args: object, opts: pulumi.InvokeOutputOptions): pulumi.Output<T> {
  if (failureOfRun() !== undefined) return missing();
  const asked = pulumi.runtime.invokeOutput(token, args, opts) as unknown as Parts<T>;
  // Nothing else catches the failure of an Output.
  return new (pulumi.Output as unknown as MakeOutput)(
    asked.resources(),
    toldOnce(asked.promise(true)),
    toldOnce(asked.isKnown),
    toldOnce(asked.isSecret),
    toldOnce(asked.allResources()),
  );
}

const told = new WeakMap<object, Error>();

function toldOnce<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    if (ENDED.test(error.message)) return ended(error);
    // The promises of one Output fail with one error, which is told once.
    const known = told.get(error) ?? inOurWords(error);
    told.set(error, known);
    throw known;
  });
}

function inOurWords(error: Error): Error {
  const { token = "", text = "" } = WRAPPED.map((form) => form.exec(error.message)?.groups).find(Boolean) ?? {};
  if (text === "") return error;
  return programError(`${token.split(":").slice(1).join(".")}: ${text}`);
}

/** There is nothing to go on with. */
function ended(error: Error): Promise<never> {
  if (!isOwnProcess()) throw Object.assign(error, { code: CANCELLED });
  process.exitCode ??= TOLD;
  return new Promise(() => {});
}
