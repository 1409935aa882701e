import type { AccessToken, GetTokenOptions, TokenCredential } from "@azure/core-auth";
import type { Clock } from "../../../clock";
import type { ArmCredential } from "../contract";

/** A token is exchanged this long before its end. */
const EARLY_MS = 2 * 60_000;

/**
 * The token of a connection, shared by the SDKs. One that ARM refuses is not used again, whatever this machine's clock says of its end:
 * the SDKs' own cache believes the clock.
 */
export class Tokens implements TokenCredential {
  private held: { readonly token: AccessToken; readonly scopes: string } | undefined;

  constructor(
    private readonly source: ArmCredential,
    private readonly clock: Clock,
  ) {}

  async getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken | null> {
    const key = String(scopes);
    const held = this.held?.scopes === key && options?.claims === undefined ? this.held.token : undefined;
    const isGood = held !== undefined && held.expiresOnTimestamp - EARLY_MS > this.clock.nowMs();
    const token = isGood ? held : await this.source.getToken(scopes, options);
    this.held = token === null ? undefined : { token, scopes: key };
    // With this end, the SDKs ask here before each request.
    return token && { ...token, expiresOnTimestamp: 0 };
  }

  /** Must be called when ARM has refused a token, so that the next one is new. */
  refused(token: string): void {
    if (this.held?.token.token !== token) return;
    this.held = undefined;
    this.source.renew?.();
  }
}
