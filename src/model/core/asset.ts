import type { ObjectShape } from "./shape";

/** An asset of Pulumi's: where its content is, and the SHA-256 of the content. */
export interface Asset {
  /** SHA-256 of the content in hexadecimal. Pulumi computes it. */
  hash?: string;
  /** Path of a file. */
  path?: string;
  /** The content itself. */
  text?: string;
  /** URL with the scheme http, https or file. */
  uri?: string;
}

export const assetShape: ObjectShape = {
  kind: "object",
  asset: true,
  required: [],
  properties: {
    hash: { kind: "string" },
    path: { kind: "string" },
    text: { kind: "string" },
    uri: { kind: "string" },
  },
};
