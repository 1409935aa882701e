import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { issuerOf, type Place } from "./documents";
import type { ServerState } from "./state";
import type { TokenIssuer, TokenSubject } from "./tokens";

/** An answer of the sign-in. */
export interface SignInAnswer {
  readonly status: number;
  readonly body: object;
}

const ACCESS_S = 3600;
/** Tokens of managed identities last a day, as Entra's. */
const IDENTITY_S = 86_400;

const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** The audience of a token that is exchanged for another one. */
export const EXCHANGE_AUDIENCE = "api://AzureADTokenExchange";

/** Answers what clients ask in order to get a token. */
export class SignIn {
  constructor(
    private readonly state: ServerState,
    private readonly issuer: TokenIssuer,
    private readonly now: () => Date,
  ) {}

  /** The token endpoint: a client's id with its secret, or with a token of this server that is for an exchange. */
  async token(place: Place, form: URLSearchParams, authorization = ""): Promise<SignInAnswer> {
    const grant = form.get("grant_type");
    if (grant !== "client_credentials")
      return this.refuse(
        400,
        "unsupported_grant_type",
        70003,
        `The grant type '${grant ?? ""}' is not supported. Supported: client_credentials.`,
      );
    const basic = basicOf(authorization);
    const clientId = form.get("client_id") ?? basic?.id ?? "";
    if (!isSame(clientId.toLowerCase(), this.state.clientId.toLowerCase()))
      return this.refuse(
        400,
        "unauthorized_client",
        700016,
        `The application '${clientId}' was not found. Run berth env to see this server's.`,
      );
    const why = await this.whyRefused(form, form.get("client_secret") ?? basic?.secret);
    if (why !== undefined) return this.refuse(401, "invalid_client", why.number, why.text);
    const audience = audienceOf(form);
    if (audience === "")
      return this.refuse(400, "invalid_request", 900144, "The request must have the parameter 'scope'.");
    const { token } = await this.issuer.issue(issuerOf(place), this.application(audience, ACCESS_S));
    return {
      status: 200,
      body: { token_type: "Bearer", expires_in: ACCESS_S, ext_expires_in: ACCESS_S, access_token: token },
    };
  }

  private async whyRefused(
    form: URLSearchParams,
    secret: string | undefined,
  ): Promise<{ number: number; text: string } | undefined> {
    const assertion = form.get("client_assertion");
    if (assertion !== null) {
      if (form.get("client_assertion_type") !== ASSERTION)
        return { number: 50027, text: `The client assertion's type must be ${ASSERTION}.` };
      const claims = await this.issuer.read(assertion);
      const isOurs = claims?.audience === EXCHANGE_AUDIENCE && claims.clientId === this.state.clientId;
      return isOurs
        ? undefined
        : { number: 700024, text: "The client assertion is not a valid token of this server for an exchange." };
    }
    if (secret === undefined)
      return { number: 7000216, text: "The request must have 'client_secret' or 'client_assertion'." };
    return isSame(secret, this.state.clientSecret)
      ? undefined
      : { number: 7000215, text: "Invalid client secret provided." };
  }

  /** A managed identity's token, as App Service and a virtual machine answer. `isKnown` is whether the caller showed the secret. */
  async identity(place: Place, query: URLSearchParams, isKnown: boolean): Promise<SignInAnswer> {
    const problem = (status: number, error: string, error_description: string) => ({
      status,
      body: { error, error_description },
    });
    if (!isKnown) return problem(401, "unauthorized", "The header X-IDENTITY-HEADER is missing or wrong.");
    const audience = query.get("resource") ?? "";
    if (audience === "") return problem(400, "invalid_request", "The parameter 'resource' is missing.");
    const wanted = ["client_id", "object_id", "principal_id", "mi_res_id", "msi_res_id"].flatMap(
      (name) => query.get(name) ?? [],
    );
    const own = [this.state.clientId, objectIdOf(this.state.clientId)];
    if (wanted.some((id) => !own.includes(id.toLowerCase())))
      return problem(400, "invalid_request", "Identity not found");
    const { token, expiresOn } = await this.issuer.issue(issuerOf(place), this.application(audience, IDENTITY_S));
    const body = {
      access_token: token,
      client_id: this.state.clientId,
      expires_in: String(IDENTITY_S),
      expires_on: String(expiresOn),
      not_before: String(expiresOn - IDENTITY_S),
      resource: audience,
      token_type: "Bearer",
    };
    return { status: 200, body };
  }

  private application(audience: string, lifetimeS: number): TokenSubject {
    const { clientId } = this.state;
    return { clientId, objectId: objectIdOf(clientId), audience, lifetimeS };
  }

  /** A refusal as Entra writes it, whose libraries look for the number. */
  private refuse(status: number, error: string, number: number, text: string): SignInAnswer {
    const timestamp = this.now()
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, "Z");
    return {
      status,
      body: {
        error,
        error_description: `AADSTS${number}: ${text}`,
        error_codes: [number],
        timestamp,
        trace_id: randomUUID(),
        correlation_id: randomUUID(),
      },
    };
  }
}

/** An application's principal has an id of its own, always the same one. */
export function objectIdOf(clientId: string): string {
  const hash = createHash("sha256").update(`principal ${clientId.toLowerCase()}`).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

/** Compares in a time that does not tell how much is right. */
export function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

/** The audience of the newer form, a scope, or of the older one, a resource. */
function audienceOf(form: URLSearchParams): string {
  const [scope = ""] = (form.get("scope") ?? "").split(" ").filter((item) => item.includes("/") || item.includes(":"));
  return form.get("resource") ?? scope.replace(/\/\.default$/, "");
}

function basicOf(authorization: string): { id: string; secret: string } | undefined {
  const [, encoded] = /^Basic ([\w+/=-]+)$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString();
  const at = text.indexOf(":");
  if (at < 0) return undefined;
  try {
    return { id: decodeURIComponent(text.slice(0, at)), secret: decodeURIComponent(text.slice(at + 1)) };
  } catch {
    return undefined;
  }
}
