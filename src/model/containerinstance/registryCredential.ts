import { checkGroupIdentity } from "./identity";
import { type ContainerHost, GROUP } from "../values/host";
import { checkRegistryHost } from "../values/image";
import { asList, isGiven, isRecord } from "../core/json";
import { checkUnique, namesOf } from "../values/name";
import type { Problem } from "../core/problem";
import type { KnownNames } from "./reference";
import { checkSecretReference } from "./secretReference";
import { isUnknown } from "../core/unknown";

const KEYS = ["username", "password", "passwordReference", "identity"] as const;

/** Checks how a group or pod signs in to registries. Messages do not show passwords. */
export function checkRegistryCredentials(
  credentials: unknown,
  path: string,
  known: { readonly references: KnownNames; readonly identities: KnownNames },
  host: ContainerHost = GROUP,
): Problem[] {
  const servers = namesOf(credentials, path, "server", (server) => server.toLowerCase());
  return [
    ...asList(credentials).flatMap((item, i) => {
      if (!isRecord(item)) return [];
      const at = `${path}[${i}]`;
      return [
        ...checkRegistryHost(item.server, `${at}.server`, host.rule),
        ...checkKinds(item, at, host),
        ...checkSecretReference(item.passwordReference, `${at}.passwordReference`, known.references),
        ...checkGroupIdentity(item.identity, `${at}.identity`, known.identities),
      ];
    }),
    ...checkUnique(servers, `the ${host.name}`, host.rule),
  ];
}

function checkKinds(item: Record<string, unknown>, path: string, { limited, rule }: ContainerHost): Problem[] {
  if (KEYS.some((key) => isUnknown(item[key]))) return [];
  const given = KEYS.filter((key) => isGiven(item[key]));
  const [name, password, reference, identity] = KEYS.map((key) => isGiven(item[key]));
  const problem = (allowed: string): Problem[] => [{ path, allowed, rule }];
  if (given.length === 0) return problem(`must have username and password${limited ? ", or identity" : ""}`);
  if (identity) {
    if (given.length === 1) return [];
    return problem(`must have either username and password, or identity, has ${given.join(" and ")}`);
  }
  if (password && reference) return problem("must have either password or passwordReference, has both");
  if (!name) return problem("must have a username beside the password");
  if (!password && !reference)
    return problem(`must have a password${limited ? " or passwordReference" : ""} beside the username`);
  return item.username === "" ? [{ path: `${path}.username`, value: "", allowed: "must not be empty", rule }] : [];
}
