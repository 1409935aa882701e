import type { Answer } from "./door";
import { refusal } from "./door";
import { ADFS, instanceDiscovery, metadata, openIdConfiguration, type Place } from "./documents";
import { isSame, type SignIn, type SignInAnswer } from "./signIn";
import type { ServerState } from "./state";
import type { TokenIssuer } from "./tokens";

/** What a route without a token works with. */
export interface PublicCall {
  readonly place: Place;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly form: string;
  readonly signIn: SignIn;
  readonly issuer: TokenIssuer;
  readonly state: ServerState;
}

type PublicRoute = (call: PublicCall) => Answer | Promise<Answer>;

const ok = (body: unknown): Answer => ({ status: 200, body: body as object });
const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };
const signedIn = ({ status, body }: SignInAnswer): Answer => ({ status, body, headers: NO_STORE });

/** The token endpoint of managed identities. What follows it is the secret, for clients that send no header. */
export const IDENTITY_PATH = "/identity/token";

/** Routes by method and pattern. A tenant is any name: every one of them is this server's. */
const ROUTES: readonly (readonly [method: string, pattern: RegExp, route: PublicRoute])[] = [
  [
    "GET",
    /^\/metadata\/endpoints\/?$/i,
    ({ place, url }) => {
      const version = url.searchParams.get("api-version");
      if (version === null)
        throw refusal(
          400,
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests.",
        );
      return ok(metadata(place, version, storageSuffix(place)));
    },
  ],
  ["GET", /^\/common\/discovery\/instance$/i, ({ place }) => ok(instanceDiscovery(place))],
  [
    "GET",
    /^\/[\w.-]+(?:\/[\w.-]+){0,2}\/\.well-known\/openid-configuration$/i,
    ({ place, url }) => {
      const [, base = ADFS] = /^\/(.+?)(?:\/v2\.0)?\/\.well-known/i.exec(url.pathname) ?? [];
      return ok(openIdConfiguration(place, base));
    },
  ],
  ["GET", /^\/adfs\/discovery\/keys$/i, async ({ issuer }) => ok(await issuer.keySet())],
  [
    "POST",
    /^\/[\w.-]+(?:\/[\w.-]+)?\/oauth2(?:\/v2\.0)?\/token$/i,
    async ({ place, form, headers, signIn }) =>
      signedIn(await signIn.token(place, new URLSearchParams(form), headers["authorization"])),
  ],
  [
    "GET",
    /^\/identity\/token(?:\/[\w-]+)?$/i,
    async ({ place, url, headers, signIn, state }) => {
      const [, inPath] = /^\/identity\/token\/([\w-]+)$/i.exec(url.pathname) ?? [];
      // As for a virtual machine: no page can send this header without being asked first.
      const shown = inPath !== undefined && headers["metadata"] === "true" ? inPath : headers["x-identity-header"];
      return signedIn(await signIn.identity(place, url.searchParams, isSame(shown ?? "", state.identityHeader)));
    },
  ],
];

/** The route of a request that needs no token; undefined when it needs one. */
export function publicRoute(method: string, path: string): PublicRoute | undefined {
  return ROUTES.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2];
}

/** What follows an account's name in the address of its files. The data plane of Berth's shares is its own (`berth files`). */
function storageSuffix({ origin }: Place): string {
  return `core.${new URL(origin).host}`;
}
