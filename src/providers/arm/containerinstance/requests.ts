import type { Json } from "../../../model/core/armBody";
import { withEnumCase } from "../../../model/core/enumCase";
import { containerGroup } from "../../../model/containerinstance/containerGroup";
import type { Names } from "../resource";
import type { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";

export async function getGroup(session: Session, names: Names, call: Call): Promise<Json> {
  const client = await session.sdk.containerInstance();
  const { resourceGroupName = "", containerGroupName = "" } = names;
  const reply = new Reply();
  await client.containerGroups.get(resourceGroupName, containerGroupName, {
    abortSignal: call.signal,
    onResponse: reply.onResponse,
  });
  return groupIn(reply);
}

/** The group in a reply, with enum values in ARM's case: other clients may have written them in another. */
export function groupIn(reply: Reply): Json {
  return withEnumCase(containerGroup.outputs, reply.json());
}

/** Which part of a log is wanted. */
export interface LogWish {
  /** Number of lines from the end. Default: all. */
  readonly tail?: number;
  /** Whether each line begins with its timestamp. Default false. */
  readonly timestamps?: boolean;
}

/** Reads a container's log; undefined when there is none yet. ARM answers null then. */
export async function readLog(
  session: Session,
  names: Names,
  container: string,
  wish: LogWish,
  call: Call,
): Promise<string | undefined> {
  const client = await session.sdk.containerInstance();
  const { resourceGroupName = "", containerGroupName = "" } = names;
  const reply = new Reply();
  await client.containers.listLogs(resourceGroupName, containerGroupName, container, {
    ...wish,
    abortSignal: call.signal,
    onResponse: reply.onResponse,
  });
  const { content } = reply.json();
  return typeof content === "string" ? content : undefined;
}
