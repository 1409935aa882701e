export const HEADER = "// Generated from schema.json by `npm run generate`. Do not edit.";

export const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);

/** The token that a `$ref` in the schema refers to. */
export const refName = (ref) => ref.replace("#/types/", "");

export function docComment(text) {
  if (!text) return "";
  return `/** ${text.replaceAll("*/", "* /")} */`;
}
