/** A repository's URL without user name and password, as it may be shown. What is no URL has none. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1");
}

/**
 * Whether a text is a URL with credentials in it: a user name and password, or, over HTTP, a token in the place of the user name.
 * The user name of `ssh://git@…` is none.
 */
export function holdsCredentials(url: string): boolean {
  const [, scheme = "", userInfo = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)@/i.exec(url) ?? [];
  return userInfo !== "" && (userInfo.includes(":") || /^https?$/i.test(scheme));
}

/** The credentials of such a URL, each as it is written there and as it is meant; none of another text. */
export function credentialsOf(url: string): string[] {
  if (!holdsCredentials(url)) return [];
  const [, userInfo = ""] = /:\/\/([^/?#]*)@/.exec(url) ?? [];
  const [user = "", ...password] = userInfo.split(":");
  // Beside a password, a user name is no secret.
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
