/**
 * The model of Berth's resources lives here: types, rules and comparisons, pure and without dependencies. This file is
 * what programs import as `pulumi-berth/model` (docs/model.md says for what); what is not exported here may change at any
 * time, and Berth's own files import those that they need. It never touches the world: no Pulumi, no HTTP, no engine, no
 * file, no clock.
 */

export { check, models } from "./models";
export type { Change, Inputs, ResourceModel } from "./core/resource";
export { formatProblem, type Problem, RULES } from "./core/problem";
export { isUnknown, UNKNOWN } from "./core/unknown";
export { changes } from "./core/change";
export { type ArmId, formatArmId, parseArmId, sameArmId } from "./core/armId";
export { formatPort, parsePort, type Port, type PortSpec } from "./containerinstance/container/port";
export { type ImageReference, parseImage } from "./values/image";
export { GROUP_LIMITS } from "./values/quantity";
export type * from "./generated/shapes";
