import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import { idKey } from "../../../docker/labels";
import type { Call } from "../http/http";
import { checkBody, locationOf, sentBody } from "../http/rules";
import { decodeSecrets, SECRETS_HEADER } from "../../../model/core/secretsHeader";
import { type Hidden, hiddenIn, withoutHidden } from "./hidden";
import { groupOf, publicBody, wantedBody } from "./body";
import { expand, withoutReference } from "./profiles/expand";
import type { Source } from "./profiles/reference";
import { checkSecurity } from "./security";

/** A request for a container group in all forms that are needed, parsed once. Only `shown` is without secrets. */
export interface GroupRequest {
  readonly id: ArmId;
  readonly key: string;
  /** In ARM's spelling; undefined when the caller leaves it to the existing group or to the resource group. */
  readonly location?: string;
  /** The body in ARM's form, without properties that the service adds. */
  readonly body: Json;
  /** The same without secrets, to be stored and shown. */
  readonly shown: Json;
  /** The same, flat and typed. */
  readonly group: CompleteGroup;
  /** What the program says is secret. */
  readonly hidden: Hidden;
}

/**
 * Reads the body of a PUT, which `profile` completes. Throws all problems that can be found without asking the engine.
 */
export function groupRequest(call: Call, id: ArmId, profile?: Source): GroupRequest {
  const sent = wantedBody(sentBody(id, call));
  checkBody(id, sent);
  const body = profile === undefined ? sent : expand(sent, profile.body, profile.reference);
  // With what the profile says, all rules can be checked.
  if (profile !== undefined) checkBody(id, withoutReference(body));
  const group = groupOf(body);
  checkSecurity(group);
  const location = locationOf(body);
  const secrets = [...decodeSecrets(call.headers[SECRETS_HEADER]), ...Object.values(profile?.hidden ?? {})];
  const hidden = hiddenIn(body, secrets);
  return {
    id,
    key: idKey(id),
    ...(location !== "" && { location }),
    body,
    shown: publicBody(withoutHidden(body, hidden)),
    group,
    hidden,
  };
}
