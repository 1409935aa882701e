import { type ContainerHost, GROUP } from "../../values/host";
import { asList, asRecord, isGiven, isRecord } from "../../core/json";
import { checkName, checkUnique, type NameRule, namesOf } from "../../values/name";
import { atKey } from "../../core/path";
import { type Problem, RULES } from "../../core/problem";
import type { KnownNames } from "../reference";
import { checkSecretReference } from "../secretReference";
import { isUnknown } from "../../core/unknown";

/**
 * The service's own rule, from its message (Azure/azure-cli#21047), and the length from
 * https://learn.microsoft.com/azure/container-instances/container-instances-troubleshooting
 */
const envName: NameRule = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]{0,62}$/,
  allowed: "must be 1 to 63 letters, digits and underscores, no digit first",
  rule: RULES.aci,
  code: "InvalidContainerEnvironmentVariable",
};

/**
 * Before version 1.34, Kubernetes refuses names that begin with a digit. It allows periods and hyphens, but Berth does
 * not: a shell cannot read such variables.
 */
const podEnvName: NameRule = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]{0,62}$/,
  allowed: "must be 1 to 63 letters, digits and underscores, no digit first",
  rule: RULES.berth,
};

const KINDS = ["value", "secureValue", "secureValueReference"] as const;

/**
 * Checks a container's environment variables: valid names, no duplicates, one kind of value each. `references` are the
 * names of the group's secret references.
 */
export function checkEnvironment(
  variables: unknown,
  path: string,
  host: ContainerHost = GROUP,
  references?: KnownNames,
): Problem[] {
  const items = asList(variables).map((item, i) => ({ item, path: `${path}[${i}]` }));
  return [
    ...items.flatMap(({ item, path: at }) => [
      ...checkName(host.limited ? envName : podEnvName, asRecord(item).name, atKey(at, "name")),
      ...checkValue(item, at, host),
      ...checkSecretReference(asRecord(item).secureValueReference, atKey(at, "secureValueReference"), references),
    ]),
    ...checkUnique(namesOf(variables, path), "the container", host.rule),
  ];
}

function checkValue(item: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (!isRecord(item) || KINDS.some((kind) => isUnknown(item[kind]))) return [];
  const given = KINDS.filter((kind) => isGiven(item[kind]));
  if (given.length === 1) return [];
  if (given.length > 1)
    return [{ path, allowed: `must have one of ${KINDS.join(", ")}, has ${given.join(" and ")}`, rule }];
  return [{ path, allowed: 'must have value or secureValue; write value: "" for an empty one', rule: RULES.berth }];
}
