/**
 * The model of Berth's resources: types, rules and comparisons, pure and without dependencies. Build components on it; what
 * is not exported here may change at any time.
 */
export { flattenBody, type Json, nestBody } from "./armBody";
export { type ArmId, formatArmId, parseArmId, RESOURCE_GROUP_TYPE, sameArmId } from "./armId";
export type { CanonicalForm } from "./canonical";
export { type Change, changes } from "./change";
export { checkImage, type ImageReference, parseImage } from "./image";
export { canonicalLocation } from "./location";
export { check, modelOfArmType, models } from "./models";
export { formatPort, parsePort, type Port, type PortSpec } from "./port";
export { atKey, formatProblem, hideValues, type Problem, RULES } from "./problem";
export { inputsFromOutputs } from "./projection";
export { bytesOfGB, GROUP_LIMITS, nanoCpus } from "./quantity";
export type { Inputs, ResourceModel } from "./resource";
export { mapSecrets, redact, REDACTED, redactArmBody, secretPaths } from "./secrets";
export { checkShape, type Flags, type ObjectShape, type Shape } from "./shape";
export * from "./shapes";
export { containsUnknown, isUnknown, UNKNOWN } from "./unknown";
