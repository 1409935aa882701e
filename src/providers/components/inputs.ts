import * as pulumi from "@pulumi/pulumi";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { isUnknown } from "../../model/core/unknown";
import type { Value } from "google-protobuf/google/protobuf/struct_pb";
import { decode, decodeValue } from "../plugin/codec";
import { Asset, isMap, mapValues, ResourceReference, Secret } from "../plugin/values";
import type { References } from "./references";
import { outputOf } from "./sdk";

/** An output of the program, with what it depends on. */
class OutputValue {
  constructor(
    readonly value: unknown,
    readonly isSecret: boolean,
    readonly dependencies: readonly string[],
  ) {}
}

const outputValue = (...of: ConstructorParameters<typeof OutputValue>) => new OutputValue(...of);

/** A value as a program in TypeScript would give it. */
export const inputOf = (value: Value, references: References): unknown =>
  input(decodeValue(value, outputValue), references);

/**
 * The arguments of a component as a program in TypeScript would give them: outputs where a value is secret, not yet known, or depends
 * on resources; everything else as it is, so that it is checked at once.
 */
export function argsOf(request: ConstructRequest, references: References): Record<string, unknown> {
  const decoded = decode(request.getInputs(), outputValue);
  const dependencies = request.getInputdependenciesMap();
  return mapValues(decoded, (value, key) => {
    const urns = dependencies.get(key)?.getUrnsList() ?? [];
    // SDKs that tell of no outputs tell what a whole argument depends on.
    const isTold = urns.length === 0 || tells(value, urns);
    return input(isTold ? value : new OutputValue(value, false, urns), references);
  });
}

/** Whether a value contains outputs, or itself is what it depends on. */
function tells(value: unknown, urns: readonly string[]): boolean {
  if (value instanceof OutputValue || value instanceof Secret || isUnknown(value)) return true;
  if (value instanceof ResourceReference) return urns.includes(String(value.fields["urn"]));
  if (Array.isArray(value)) return value.some((item) => tells(item, urns));
  return isMap(value) && Object.values(value).some((item) => tells(item, urns));
}

function input(value: unknown, references: References): unknown {
  const inside = (item: unknown) => input(item, references);
  if (isUnknown(value)) return outputOf(undefined, { isKnown: false });
  if (value instanceof Secret) return pulumi.secret(inside(value.value));
  if (value instanceof OutputValue) {
    const resources = value.dependencies.map((urn) => references.dependency(urn));
    if (isUnknown(value.value)) return outputOf(undefined, { isKnown: false, isSecret: value.isSecret, resources });
    if (resources.length === 0 && !value.isSecret) return inside(value.value);
    const own = pulumi.output(inside(value.value));
    return outputOf(undefined, { isSecret: value.isSecret, resources }).apply(() => own);
  }
  if (value instanceof ResourceReference) return references.resource(value.fields);
  if (value instanceof Asset) return assetOf(value);
  // What is null means the same as what is absent.
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(inside);
  return isMap(value) ? mapValues(value, inside) : value;
}

function assetOf({ kind, fields }: Asset): unknown {
  const { path, text, uri } = fields as Record<string, string | undefined>;
  if (kind === "archive")
    return path !== undefined ? new pulumi.asset.FileArchive(path) : new pulumi.asset.RemoteArchive(uri ?? "");
  if (path) return new pulumi.asset.FileAsset(path);
  return uri ? new pulumi.asset.RemoteAsset(uri) : new pulumi.asset.StringAsset(text ?? "");
}
