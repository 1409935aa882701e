/**
 * The web sockets to the containers of a group live here, for a program's terminal and for a growing log. Only the
 * routes of container groups import them. They never change a group.
 */

import { allContainers, namedContainer } from "../parts";
import type { Json } from "../../../../model/core/armBody";
import { containerGroupId, existingGroup } from "../live";
import type { Context } from "../../context";
import type { ContainerDetails, TerminalSize } from "../../../../docker/engine";
import { ArmError } from "../../http/errors";
import { serveExec } from "./exec";
import { groupOf } from "../body";
import { nameOf } from "../../store/types";
import { groupState, type LiveGroup, memberOf, provisioningState } from "../state";
import { type Call, jsonBody, type Reply } from "../../http/http";
import { type LogWish, type Look, lookAt, serveLog } from "./log";
import { asRecord } from "../../../../model/core/json";
import type { Names, Routes } from "../../http/router";
import type { Serve, StreamKind } from "../../http/streamServer";

/** The Azure CLI's size when it does not know the terminal's. */
const DEFAULT_SIZE: TerminalSize = { rows: 20, cols: 80 };
const MAX_SIZE = 65_535;

export function groupStreamRoutes(context: () => Promise<Context>, group: string): Routes {
  return {
    [`POST ${group}/containers/{container}/exec`]: async (call, names) => exec(await context(), call, names),
    [`POST ${group}/containers/{container}/attach`]: async (call, names) => attach(await context(), call, names),
  };
}

/** Runs one program without arguments, like ACI. */
async function exec(context: Context, call: Call, names: Names): Promise<Reply> {
  const { command, terminal } = execRequest(jsonBody(call));
  const { id } = await runningContainer(context, names);
  const query = `api-version=1.0&rows=${terminal.rows}&cols=${terminal.cols}`;
  return offer(context, "execstream", query, (client, inbox) =>
    serveExec(context, id, { command, terminal }, client, inbox),
  );
}

/** ACI sends what a container writes from now on. Berth's own clients may also ask for earlier lines. */
async function attach(context: Context, call: Call, names: Names): Promise<Reply> {
  const wish = logWish(call);
  const look = wish
    ? await groupLook(context, names)
    : lookAt(context.engine, (await runningContainer(context, names)).id);
  const whole = wish ?? { tail: 0, timestamps: false };
  return offer(context, "logstream", "api-version=1.0", (client) => serveLog(context, look, whole, client));
}

/** Berth's own header: `{"tail":10,"timestamps":true}`. */
const LOG_HEADER = "x-berth-log";

function logWish({ headers }: Call): LogWish | undefined {
  const text = headers[LOG_HEADER];
  if (text === undefined) return undefined;
  const { tail, timestamps } = asRecord(JSON.parse(text));
  return { tail: typeof tail === "number" ? tail : "all", timestamps: timestamps === true };
}

/** Looks at a container in its group. If it is about to be made or replaced, the caller waits for it. */
async function groupLook(context: Context, names: Names): Promise<Look> {
  const id = containerGroupId(names);
  const first = await existingGroup(context, id);
  const { name } = namedContainer(allContainers(groupOf(first.record.body)), names, nameOf(first.record.id));
  let wasOver = false;
  return async () => {
    const live = await existingGroup(context, id).catch((error: unknown) => {
      if (error instanceof ArmError && error.status === 404) return undefined;
      throw error;
    });
    if (live === undefined) return { isOver: true };
    const member = memberOf(live, name);
    const isOver = writesNoMore(live, member, context.now());
    // A restart by another process stops a container for a moment.
    const isStill = isOver && wasOver;
    wasOver = isOver;
    return { member, isOver: isStill };
  };
}

function writesNoMore(live: LiveGroup, member: ContainerDetails | undefined, now: Date): boolean {
  if (live.operation?.status === "Pending") return false;
  if (member?.status === "running" || member?.status === "restarting") return false;
  if (["Stopped", "Succeeded", "Failed"].includes(groupState(live))) return true;
  if (member === undefined || member.status === "created") return provisioningState(live, now) === "Failed";
  return member.restartPolicy === "no" || (member.restartPolicy === "on-failure" && member.exitCode === 0);
}

async function offer({ streams }: Context, kind: StreamKind, query: string, serve: Serve): Promise<Reply> {
  return { status: 200, body: await streams.offer(kind, query, serve) };
}

function execRequest({ command, terminalSize }: Json): { command: string; terminal: TerminalSize } {
  if (typeof command !== "string" || command === "")
    throw new ArmError(400, "InvalidParameter", `command: ${JSON.stringify(command)} must be the name of a program`);
  const given = (terminalSize ?? {}) as Json;
  const side = (name: keyof TerminalSize) => {
    const value = given[name] ?? DEFAULT_SIZE[name];
    if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_SIZE) return value;
    const message = `terminalSize.${name}: ${JSON.stringify(value)} must be a whole number from 1 to ${MAX_SIZE}`;
    throw new ArmError(400, "InvalidParameter", message);
  };
  return { command, terminal: { rows: side("rows"), cols: side("cols") } };
}

async function runningContainer(context: Context, names: Names): Promise<ContainerDetails> {
  const live = await existingGroup(context, containerGroupId(names));
  const group = nameOf(live.record.id);
  const wanted = namedContainer(groupOf(live.record.body).containers, names, group);
  const member = memberOf(live, wanted.name);
  if (member?.status === "running") return member;
  const message = `The container '${wanted.name}' in container group '${group}' is not running.`;
  throw new ArmError(409, "ContainerNotRunning", message);
}
