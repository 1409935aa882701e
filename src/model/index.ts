/**
 * The model of Berth's resources lives here: types, rules and comparisons, pure and without dependencies. This file is
 * what programs import as `pulumi-berth/model`, and what is not exported here may change at any time; Berth's own files
 * import those that they need. It never touches the world: no Pulumi, no HTTP, no engine, no file, no clock.
 */

export { flattenBody, type Json, nestBody } from "./core/armBody";
export { type ArmId, formatArmId, parseArmId, RESOURCE_GROUP_TYPE, sameArmId } from "./core/armId";
export type { CanonicalForm } from "./core/canonical";
export { type Change } from "./core/resource";
export { changes } from "./core/change";
export { checkImage, type ImageReference, parseImage } from "./values/image";
export { canonicalLocation } from "./values/location";
export { check, modelOfArmType, models } from "./models";
export { formatPort, parsePort, type Port, type PortSpec } from "./containerinstance/container/port";
export { atKey } from "./core/path";
export { formatProblem, hideValues, type Problem, RULES } from "./core/problem";
export { inputsFromOutputs } from "./core/projection";
export { bytesOfGB, GROUP_LIMITS, nanoCpus } from "./values/quantity";
export type { Inputs, ResourceModel } from "./core/resource";
export { mapSecrets, redact, REDACTED, redactArmBody, secretPaths } from "./core/secrets";
export { checkShape, type Flags, type ObjectShape, type Shape } from "./core/shape";
export * from "./generated/shapes";
export { containsUnknown, isUnknown, UNKNOWN } from "./core/unknown";
