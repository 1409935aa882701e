import { checkIdentityId } from "./identity";
import { asList, asRecord, isRecord } from "../core/json";
import type { Problem } from "../core/problem";

/** Checks the ids of the identities that containers may use. Whether rules may be incomplete or repeat one is for the service to say. */
export function checkIdentityAcls(value: unknown, path: string): Problem[] {
  const acls = asList(asRecord(value).acls);
  return acls.flatMap((acl, i) => (isRecord(acl) ? checkIdentityId(acl.identity, `${path}.acls[${i}].identity`) : []));
}
