import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import { idKey } from "../../../docker/labels";
import type { Call } from "../http/http";
import { checkBody, locationOf, sentBody } from "../http/rules";
import { decodeSecrets, SECRETS_HEADER } from "../../../model/core/secretsHeader";
import { type Hidden, hiddenIn, withoutHidden } from "./hidden";
import { groupOf, publicBody, wantedBody } from "./body";
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

/** Reads the body of a PUT. Throws all problems that can be found without asking the engine. */
export function groupRequest(call: Call, id: ArmId): GroupRequest {
  const body = wantedBody(sentBody(id, call));
  checkBody(id, body);
  const group = groupOf(body);
  checkSecurity(group);
  const location = locationOf(body);
  const hidden = hiddenIn(body, decodeSecrets(call.headers[SECRETS_HEADER]));
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
