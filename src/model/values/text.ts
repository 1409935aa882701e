/**
 * Characters that are dangerous in text from outside. Control characters and their escape sequences can move a terminal's
 * cursor, rename its window or fill its clipboard. Bidirectional marks and invisible characters can make one text look like
 * another. Line breaks, tabs and variation selectors (U+FE00 to U+FE0F) are harmless.
 */
const HARMFUL = /(?![\n\t\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Colours and other styles. They are removed, which loses no text and shows text that a style could hide. */
const STYLE = /\x1b\[[\d;:]*m/g;
const LINE_END = /\r+\n/g;

/** An unfinished sequence that is longer than this is passed on as text. */
const LONGEST_PART = 64;
/** The beginning of a line break or style, which may continue in the next piece of a text. */
const UNFINISHED = /(?:\r+|\x1b(?:\[[\d;:]*)?)$/;

/**
 * Makes text from containers, images, engines or clusters safe to show: removes styles, and escapes other dangerous characters as in
 * JavaScript and JSON, `\u001b`. A second call changes nothing.
 */
export function harmless(text: string): string {
  return text.replace(LINE_END, "\n").replace(STYLE, "").replace(HARMFUL, escaped);
}

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, i) => {
    return `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
  }).join("");

/** The same for a text that comes in pieces. */
export class HarmlessText {
  private readonly decoder = new TextDecoder();
  private rest = "";

  take(piece: Uint8Array | string): string {
    const text = this.rest + (typeof piece === "string" ? piece : this.decoder.decode(piece, { stream: true }));
    const [part = ""] = UNFINISHED.exec(text.slice(-LONGEST_PART)) ?? [];
    this.rest = part;
    return harmless(text.slice(0, text.length - part.length));
  }

  /** The rest that was held back. */
  end(): string {
    return harmless(this.rest + this.decoder.decode());
  }
}
