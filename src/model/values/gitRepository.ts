/**
 * A repository's URL without user name and password, so that it can be shown. A text that is not a URL stays as it is.
 */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1");
}

/**
 * Whether a text is a URL with credentials: a user name and password or, over HTTP, a token instead of the user name.
 * The user name in `ssh://git@…` is not a credential.
 */
export function holdsCredentials(url: string): boolean {
  const [, scheme = "", userInfo = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return userInfo !== "" && (userInfo.includes(":") || /^https?$/i.test(scheme));
}

/** The credentials of such a URL, both as written and decoded; empty for any other text. */
export function credentialsOf(url: string): string[] {
  if (!holdsCredentials(url)) return [];
  const [, userInfo = ""] = /:\/\/([^/?#]*)@/.exec(url) ?? [];
  const [user = "", ...password] = userInfo.split(":");
  // A user name with a password beside it is not secret.
  const secret = password.length > 0 ? password.join(":") : user;
  return [...new Set([secret, decoded(secret)])].filter((text) => text !== "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
