import type { Shape } from "../../model/shape";

/** Shorter values are not looked for in messages: they occur in ordinary words. */
const MIN_LENGTH = 4;

/** Calls `visit` with every value in `value` that its shape marks as a secret. */
function visitSecrets(shape: Shape, value: unknown, visit: (secret: unknown) => void): void {
  if (value === undefined || value === null) return;
  if (shape.secret === true) return visit(value);
  if (shape.kind === "array" && Array.isArray(value))
    for (const item of value) visitSecrets(shape.items, item, visit);
  if ((shape.kind === "object" || shape.kind === "map") && typeof value === "object")
    for (const [key, item] of Object.entries(value)) {
      const property = shape.kind === "object" ? shape.properties[key] : shape.values;
      if (property !== undefined) visitSecrets(property, item, visit);
    }
}

/** A copy of `value` without what its shape marks as secret. */
export function withoutSecrets(shape: Shape | undefined, value: unknown): unknown {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  if (shape.kind === "array" && Array.isArray(value)) return value.map((item) => withoutSecrets(shape.items, item));
  if (shape.kind !== "object" && shape.kind !== "map") return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const property = shape.kind === "object" ? shape.properties[key] : shape.values;
    if (property?.secret !== true) kept[key] = withoutSecrets(property, item);
  }
  return kept;
}

/** Knows an operation's secrets and takes them out of text that will be shown: ARM, or a container's log, may repeat them. */
export class Redactor {
  private readonly secrets = new Set<string>();

  /** Adds the secrets among the values of inputs. */
  addInputs(shape: Shape, inputs: unknown): void {
    visitSecrets(shape, inputs, (secret) => this.add(typeof secret === "string" ? secret : JSON.stringify(secret)));
  }

  add(secret: string): void {
    for (const form of [secret, JSON.stringify(secret).slice(1, -1)]) if (form.length >= MIN_LENGTH) this.secrets.add(form);
  }

  redact(text: string): string {
    // Longest first: one secret may be part of another.
    const byLength = [...this.secrets].sort((a, b) => b.length - a.length);
    return byLength.reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
  }
}
