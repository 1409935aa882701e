import { type Clock, systemClock } from "../../../clock";
import { parseArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { whileBusy } from "../wire/busy";
import { untilDone } from "../wire/poll";
import type { ArmConnection, OperationContext } from "../contract";
import { explain } from "../wire/explain";
import { type ExecIo, execInContainer } from "./exec";
import { hasEnded, LogFollower, linesOf, withoutStamp } from "./logs";
import { untilRunning } from "./containerGroup";
import { getGroup, type LogWish, readLog } from "./requests";
import { SHELL } from "./execScript";
import { Call } from "../wire/call";
import { CONTAINER_INSTANCE_VERSION } from "../wire/sdk";
import { Reply, Session } from "../wire/session";
import { openWebSocket, type StreamAddress } from "../wire/webSocket";

/** How often a followed log is read. */
const FOLLOW_MS = 2_000;
/** Berth's own header: which part of the log is wanted, as JSON. */
const LOG_HEADER = "x-berth-log";
/** Berth's own header: whether the groups of a list have the states of their containers. */
const STATE_HEADER = "x-berth-state";
const GROUP_TYPE = "Microsoft.ContainerInstance/containerGroups";

/** Operations on running container groups. They take ARM ids and throw `ArmFailure`s. */
export interface GroupOperations {
  /**
   * The groups of the subscription or of a resource group. ARM's lists do not contain the state of containers. Those of the local
   * engine do here, without events: to read a thousand groups one by one takes the engine a thousand times what a list takes.
   */
  list(resourceGroup: string | undefined, context: OperationContext): Promise<Json[]>;
  get(id: string, context: OperationContext): Promise<Json>;
  /** Restarts the containers and waits until they run. */
  restart(id: string, context: OperationContext): Promise<void>;
  stop(id: string, context: OperationContext): Promise<void>;
  /** Starts the group and waits until its containers run. */
  start(id: string, context: OperationContext): Promise<void>;
  logs(id: string, container: string, wish: LogWish, context: OperationContext): Promise<string>;
  /**
   * Passes on the log as it grows, across restarts of the container, until the container has ended for good. The local
   * engine streams the log; from Azure it is read repeatedly. Nothing more is read until the promise that `write`
   * returns has resolved.
   */
  followLogs(
    id: string,
    container: string,
    wish: LogWish,
    write: (text: Buffer | string) => void | Promise<void>,
    context: OperationContext,
  ): Promise<void>;
  exec(
    id: string,
    container: string,
    command: readonly string[],
    io: ExecIo,
    context: OperationContext,
  ): Promise<number>;
  /** Passes on what the container writes from now on, until it ends. */
  attach(
    id: string,
    container: string,
    write: (chunk: Buffer) => void | Promise<void>,
    context: OperationContext,
  ): Promise<void>;
}

export function createGroupOperations(
  connection: ArmConnection,
  options: { readonly clock?: Clock } = {},
): GroupOperations {
  const session = new Session(connection, options.clock ?? systemClock);
  const followMs = connection.pollIntervalMs ?? FOLLOW_MS;

  /** Runs an operation. Errors name the group. */
  async function on<T>(
    id: string,
    context: OperationContext,
    work: (group: Group) => Promise<T>,
    container?: string,
  ): Promise<T> {
    const call = new Call(context);
    const { resourceGroup, names } = parsed(id);
    const name = names[0] ?? "";
    const of = container === undefined ? "" : `container "${container}" of `;
    try {
      return await session.during(call, async () =>
        work({ resourceGroup, name, call, client: await session.sdk.containerInstance() }),
      );
    } catch (error) {
      throw explain(`${of}container group "${name}"`, error, { signal: call.signal });
    }
  }

  const namesOf = ({ resourceGroup, name }: Group) => ({ resourceGroupName: resourceGroup, containerGroupName: name });
  const read = (group: Group): Promise<Json> => getGroup(session, namesOf(group), group.call);
  const log = async (group: Group, container: string, wish: LogWish): Promise<string> =>
    wish.tail === 0 ? "" : ((await readLog(session, namesOf(group), container, wish, group.call)) ?? "");

  return {
    async list(resourceGroup, context) {
      const call = new Call(context);
      const of = resourceGroup === undefined ? "subscription" : `resource group "${resourceGroup}"`;
      const headers = connection.extended ? { [STATE_HEADER]: "true" } : undefined;
      try {
        if (connection.read !== undefined) {
          const scope = resourceGroup === undefined ? "" : `/resourceGroups/${resourceGroup}`;
          const path = `/subscriptions/${connection.subscriptionId}${scope}/providers/${GROUP_TYPE}`;
          const answer = await connection.read(
            `${path}?api-version=${CONTAINER_INSTANCE_VERSION}`,
            headers ?? {},
            call.signal,
          );
          return (answer.value ?? []) as Json[];
        }
        const { containerGroups } = await session.sdk.containerInstance();
        const found: Json[] = [];
        const reply = new Reply();
        const requestOptions = { customHeaders: headers };
        const asked = { abortSignal: call.signal, onResponse: reply.onResponse, requestOptions };
        const pages =
          resourceGroup === undefined
            ? containerGroups.list(asked).byPage()
            : containerGroups.listByResourceGroup(resourceGroup, asked).byPage();
        // The SDK's models lack properties that are newer than the SDK, so the body itself is read.
        const next = () => session.during(call, () => pages.next());
        while ((await next()).done !== true) found.push(...((reply.json().value ?? []) as Json[]));
        return found;
      } catch (error) {
        throw explain(of, error, { signal: call.signal });
      }
    },

    get: (id, context) => on(id, context, read),

    restart: (id, context) =>
      on(id, context, async (group) => {
        const { client, resourceGroup, name, call } = group;
        const options = { abortSignal: call.signal };
        await whileBusy(session, call, async () =>
          untilDone(session, call, await client.containerGroups.beginRestart(resourceGroup, name, options)),
        );
        await untilRunning(session, namesOf(group), call);
      }),

    stop: (id, context) =>
      on(id, context, ({ client, resourceGroup, name, call }) =>
        whileBusy(session, call, () => client.containerGroups.stop(resourceGroup, name, { abortSignal: call.signal })),
      ),

    start: (id, context) =>
      on(id, context, async (group) => {
        const { client, resourceGroup, name, call } = group;
        const options = { abortSignal: call.signal };
        await whileBusy(session, call, async () =>
          untilDone(session, call, await client.containerGroups.beginStart(resourceGroup, name, options)),
        );
        await untilRunning(session, namesOf(group), call);
      }),

    logs: (id, container, wish, context) => on(id, context, (group) => log(group, container, wish), container),

    followLogs: (id, container, { tail, timestamps }, write, context) =>
      on(
        id,
        context,
        async (group) => {
          if (connection.extended) return attach(group, container, write, { tail, timestamps });
          const follower = new LogFollower(async (last) => {
            try {
              return linesOf(await log(group, container, { tail: last, timestamps: true }));
            } catch (error) {
              if ((error as { details?: { code?: string } }).details?.code === "ContainerLogNotAvailable") return [];
              throw error;
            }
          });
          const show = async (lines: string[]) => {
            const shown = lines.map((line) => `${timestamps ? line : withoutStamp(line)}\n`).join("");
            if (shown !== "") await write(shown);
          };
          await show(await follower.begin(tail));
          for (;;) {
            // The state is read before the log, so that the log contains everything that the container wrote before its
            // end.
            const ended = hasEnded(await read(group), container);
            await show(await follower.more());
            if (ended) return;
            await session.clock.sleep(followMs, group.call.signal);
          }
        },
        container,
      ),

    exec: (id, container, command, io, context) =>
      on(
        id,
        context,
        ({ client, resourceGroup, name, call }) =>
          execInContainer(
            async (terminalSize) => {
              const request = { command: SHELL, terminalSize };
              const { signal: abortSignal } = call;
              return address(
                await client.containers.executeCommand(resourceGroup, name, container, request, { abortSignal }),
              );
            },
            command,
            io,
            { clock: session.clock, signal: call.signal },
          ),
        container,
      ),

    attach: (id, container, write, context) => on(id, context, (group) => attach(group, container, write), container),
  };

  /** `wish` works on the local engine only: ACI sends only what is written from now on. */
  async function attach(
    { client, resourceGroup, name, call: { signal } }: Group,
    container: string,
    write: (chunk: Buffer) => void | Promise<void>,
    wish?: LogWish,
  ): Promise<void> {
    const customHeaders = wish && { [LOG_HEADER]: JSON.stringify(wish) };
    const options = { abortSignal: signal, ...(customHeaders && { requestOptions: { customHeaders } }) };
    const { webSocketUri, password } = address(await client.containers.attach(resourceGroup, name, container, options));
    const { clock } = session;
    const socket = await openWebSocket({ webSocketUri, password }, { header: true, onData: write, signal, clock });
    await socket.closed;
    signal.throwIfAborted();
  }

  function parsed(id: string) {
    const found = parseArmId(id);
    if (found === undefined || found.type.toLowerCase() !== GROUP_TYPE.toLowerCase())
      throw new TypeError(`"${id}" is not the ARM id of a container group`);
    return found;
  }
}

interface Group {
  readonly resourceGroup: string;
  readonly name: string;
  readonly call: Call;
  readonly client: Awaited<ReturnType<Session["sdk"]["containerInstance"]>>;
}

function address({ webSocketUri = "", password = "" }: Partial<StreamAddress>): StreamAddress {
  return { webSocketUri, password };
}
