import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** Clocks of a client and the server may differ by so much, in seconds. */
const TOLERANCE_S = 300;

/** Whom a token is for, and what it opens. */
export interface TokenSubject {
  /** Client id of the application or the identity. */
  readonly clientId: string;
  /** Object id of its principal. */
  readonly objectId: string;
  /** Whatever the client asked for. The server does not judge it: clients name the metadata's audience, or Azure's. */
  readonly audience: string;
  readonly lifetimeS: number;
  /** ARM id of the managed identity, as Entra names it in a token. */
  readonly identityId?: string;
}

/** What a valid token says. */
export interface TokenClaims {
  readonly clientId: string;
  readonly audience: string;
  readonly identityId?: string;
}

/** Issues tokens as Entra does, JSON Web Tokens signed with RSA, and tells its own from others. */
export class TokenIssuer {
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;
  private readonly keyId: string;

  constructor(
    tokenKey: string,
    private readonly tenantId: string,
    private readonly now: () => Date,
  ) {
    this.key = createPrivateKey(tokenKey);
    this.publicKey = createPublicKey(this.key);
    this.keyId = createHash("sha256")
      .update(this.publicKey.export({ type: "spki", format: "der" }))
      .digest("base64url");
  }

  /** A token and the second at which it ends, since 1970. */
  async issue(issuer: string, subject: TokenSubject): Promise<{ token: string; expiresOn: number }> {
    const { SignJWT } = await import("jose");
    const { clientId, objectId, audience, lifetimeS, identityId } = subject;
    const issuedAt = this.second();
    const claims = {
      appid: clientId,
      appidacr: "1",
      idp: issuer,
      idtyp: "app",
      oid: objectId,
      tid: this.tenantId,
      ver: "1.0",
      ...(identityId !== undefined && { xms_mirid: identityId }),
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: this.keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(objectId)
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + lifetimeS)
      .sign(this.key);
    return { token, expiresOn: issuedAt + lifetimeS };
  }

  /** What a token of this issuer says; undefined for any other text, and after its end. */
  async read(token: string): Promise<TokenClaims | undefined> {
    const { jwtVerify } = await import("jose");
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        algorithms: ["RS256"],
        clockTolerance: TOLERANCE_S,
        currentDate: this.now(),
        requiredClaims: ["exp", "appid", "aud"],
      });
      if (payload["tid"] !== this.tenantId) return undefined;
      const [audience = ""] = [payload.aud ?? ""].flat();
      const identityId = payload["xms_mirid"];
      return {
        clientId: String(payload["appid"]),
        audience,
        ...(typeof identityId === "string" && { identityId }),
      };
    } catch {
      return undefined;
    }
  }

  /** The public keys, as clients ask for them. */
  async keySet(): Promise<{ keys: object[] }> {
    const { exportJWK } = await import("jose");
    return { keys: [{ ...(await exportJWK(this.publicKey)), kid: this.keyId, use: "sig", alg: "RS256" }] };
  }

  private second(): number {
    return Math.floor(this.now().getTime() / 1000);
  }
}
