import type { Json } from "../../../model/core/armBody";
import { decodeBase64 } from "../../../model/values/base64";
import { asRecord, isRecord } from "../../../model/core/json";
import { credentialsOf } from "../../../model/values/gitRepository";
import { hideSecrets, mapSecrets, SHORTEST_SECRET } from "../../../model/core/secrets";
import type { Shape } from "../../../model/core/shape";

/**
 * A copy of a body without the secrets of its shape, in case a service repeats what it was told. Of a map of secrets it stays
 * visible that it is there: ARM tells that of the files of a secret volume.
 */
export function withoutSecrets(shape: Shape, body: Json): Json {
  return mapSecrets(shape, body, (secret) => (isRecord(secret) ? {} : undefined)) as Json;
}

/** Knows an operation's secrets and takes them out of text that will be shown: ARM, or a container's log, may repeat them. */
export class Redactor {
  private readonly secrets = new Set<string>();

  /** Adds the secrets among the values of inputs, and the credentials in their URLs. */
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

  /** Secret files are given in base64, and logs show them as they are. */
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
