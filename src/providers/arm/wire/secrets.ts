import type { Json } from "../../../model/core/armBody";
import { decodeBase64 } from "../../../model/values/base64";
import { asRecord, isRecord } from "../../../model/core/json";
import { credentialsOf } from "../../../model/values/gitRepository";
import { hideSecrets, mapSecrets, SHORTEST_SECRET } from "../../../model/core/secrets";
import type { Shape } from "../../../model/core/shape";

/**
 * A copy of a body without the secrets in its shape, in case a service returns them. The keys in a map of secrets are
 * kept, since ARM returns those of a secret volume's files.
 */
export function withoutSecrets(shape: Shape, body: Json): Json {
  return mapSecrets(shape, body, (secret) => (isRecord(secret) ? {} : undefined)) as Json;
}

/**
 * Collects the secrets of an operation and removes them from text that is shown: ARM or a container's log may contain
 * them.
 */
export class Redactor {
  private readonly secrets = new Set<string>();

  addInputs(shape: Shape, inputs: unknown): void {
    this.addCredentials(inputs);
    mapSecrets(shape, inputs, (secret) => {
      this.add(typeof secret === "string" ? secret : JSON.stringify(secret));
      for (const content of Object.values(asRecord(secret))) if (typeof content === "string") this.addFile(content);
    });
  }

  private addCredentials(value: unknown): void {
    if (typeof value === "string") credentialsOf(value).forEach((secret) => this.add(secret));
    else if (Array.isArray(value)) value.forEach((item) => this.addCredentials(item));
    else if (isRecord(value)) Object.values(value).forEach((item) => this.addCredentials(item));
  }

  /** Secret files are given in base64, but logs contain their plain text. */
  private addFile(content: string): void {
    this.add(content);
    this.add(decodeBase64(content) ?? "");
  }

  add(secret: string): void {
    const forms = [secret, secret.trim(), JSON.stringify(secret).slice(1, -1), ...secret.split("\n")];
    for (const form of forms) if (form.length >= SHORTEST_SECRET) this.secrets.add(form);
  }

  redact(text: string): string {
    return hideSecrets(text, this.secrets);
  }
}
