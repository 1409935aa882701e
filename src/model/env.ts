import { type ContainerHost, GROUP } from "./host";
import { asList, asRecord, isGiven, isRecord } from "./json";
import { checkName, checkUnique, type NameRule } from "./name";
import { atKey, type Problem, RULES } from "./problem";
import { isUnknown } from "./unknown";

/**
 * Microsoft's page also forbids an underscore at the ends, but names such as `_JAVA_OPTIONS` are in use: nothing shows that
 * the service refuses them, so Berth does not either.
 */
const envName: NameRule = {
  pattern: /^[A-Za-z0-9_]{1,63}$/,
  allowed: "must be 1 to 63 letters, digits and underscores",
  rule: RULES.aci,
};

/** Kubernetes takes no digit first before version 1.34. Names with periods and hyphens stay out, for no shell reads them. */
const podEnvName: NameRule = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]{0,62}$/,
  allowed: "must be 1 to 63 letters, digits and underscores, no digit first",
  rule: RULES.berth,
};

/** Checks the environment variables of one container: names, no name twice, one kind of value. */
export function checkEnvironment(variables: unknown, path: string, host: ContainerHost = GROUP): Problem[] {
  const items = asList(variables).map((item, i) => ({ item, path: `${path}[${i}]` }));
  const named = items.flatMap(({ item, path: at }) => {
    const { name } = asRecord(item);
    return typeof name === "string" ? [{ name, path: atKey(at, "name") }] : [];
  });
  return [
    ...items.flatMap(({ item, path: at }) => [
      ...checkName(host.limited ? envName : podEnvName, asRecord(item).name, atKey(at, "name")),
      ...checkValue(item, at, host),
    ]),
    ...checkUnique(named, "the container", host.rule),
  ];
}

function checkValue(item: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (!isRecord(item) || isUnknown(item.value) || isUnknown(item.secureValue)) return [];
  const given = [item.value, item.secureValue].filter(isGiven).length;
  if (given === 2) return [{ path, allowed: "must have either value or secureValue, not both", rule }];
  // ARM has a third kind of value, which is refused by its own name.
  if (given === 1 || isGiven(item.secureValueReference)) return [];
  return [{ path, allowed: 'must have value or secureValue; write value: "" for an empty one', rule: RULES.berth }];
}
