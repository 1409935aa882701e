/**
 * What no text of others may do to its reader: control characters and the escape sequences that begin with them move a terminal's
 * cursor, rename its window, fill its clipboard; bidirectional marks and characters without width make one text look like
 * another. Line ends, tabs, and what chooses between two looks of one character (U+FE00 to U+FE0F) stay.
 */
const HARMFUL = /(?![\n\t\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Colours and the like. Without them all of a text is still there, and what they could hide as well. */
const STYLE = /\x1b\[[\d;:]*m/g;
const LINE_END = /\r+\n/g;

/** How long a part of a sequence may get before it is told as what it is. */
const LONGEST_PART = 64;
/** What may go on in the next piece of a text: a line end, a style. */
const UNFINISHED = /(?:\r+|\x1b(?:\[[\d;:]*)?)$/;

/**
 * A text that containers, images, engines or clusters have made, as it may be shown to people: colours are left out, and all else
 * that acts instead of being read is shown as JavaScript and JSON write it, `\u001b`. Doing it twice changes nothing.
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

  /** What was held back. */
  end(): string {
    return harmless(this.rest + this.decoder.decode());
  }
}
