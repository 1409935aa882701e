import { type Clock, within } from "../../../clock";

/** What Entra ID demands as the audience of a token that a workload signs in with. */
const AUDIENCE = "api://AzureADTokenExchange";
/** How long the provider of tokens may take. */
const ANSWER_MS = 30_000;

/** Where a workload asks for a token of its own, as GitHub Actions and others give it to their jobs. */
export interface TokenRequest {
  /** URL without the audience. */
  readonly url: string;
  /** Bearer token for that request alone. */
  readonly token: string;
}

/**
 * Asks the provider for a new token each time: one is valid for some minutes only, and a deployment may take longer. No message has
 * a token.
 */
export async function requestOidcToken({ url, token }: TokenRequest, clock: Clock): Promise<string> {
  const target = new URL(url);
  target.searchParams.set("audience", AUDIENCE);
  const { host } = target;
  const late = () => failure(`${host} did not answer within ${ANSWER_MS / 1000} s.`);
  return within(clock, { ms: ANSWER_MS, late }, undefined, async (signal) => {
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    const answer = await fetch(target, { headers, signal, redirect: "error" }).catch((error: unknown) => {
      const { message, cause } = error as Error;
      throw failure(`${host} cannot be reached: ${cause instanceof Error ? cause.message : message}.`);
    });
    if (!answer.ok) throw failure(`${host} answered ${answer.status} ${answer.statusText}.`);
    const body: unknown = await answer.json().catch(() => undefined);
    const { value } = (body ?? {}) as { value?: unknown };
    if (typeof value === "string" && value !== "") return value;
    throw failure(`the answer of ${host} has no token.`);
  });
}

const failure = (why: string): Error =>
  Object.assign(new Error(`The token of oidcRequestUrl (or ARM_OIDC_REQUEST_URL) could not be had: ${why}`), {
    name: "AuthenticationError",
  });
