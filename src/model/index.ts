/**
 * The model of Berth's resources lives here: types, rules and comparisons, pure and without dependencies. Programs
 * import this file as `pulumi-berth/model` (see docs/model.md). What it does not export may change at any time. Berth's
 * own code imports the single files. The model never does I/O: no Pulumi, HTTP, engine, files or clock.
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
