/** Standard base64 with padding. Line breaks are allowed, since tools wrap long lines. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether a text is base64. An empty text is. */
export function isBase64(text: string): boolean {
  return BASE64.test(text.replace(/[\r\n]/g, ""));
}

/** The UTF-8 text that base64 encodes; undefined when it is not base64. */
export function decodeBase64(text: string): string | undefined {
  if (!isBase64(text)) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
}
