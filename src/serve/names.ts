/** Clients that `berth env` knows. */
export const CLIENTS = ["az", "terraform", "python", "go", "node"] as const;
export type Client = (typeof CLIENTS)[number];

/** Ways to sign in: with a client's secret, as a managed identity, or with a token of another issuer, here of this server. */
export const SIGN_INS = ["secret", "identity", "oidc"] as const;
export type SignInKind = (typeof SIGN_INS)[number];

/** Shells whose spelling `berth env` knows. */
export const SHELLS = ["sh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];
