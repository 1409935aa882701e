import type { Json } from "../model/core/armBody";
import { parseArmId } from "../model/core/armId";
import { asList, asRecord } from "../model/core/json";
import { endlessNote } from "../model/containerinstance/update";
import { ago, table } from "./table";

const text = (value: unknown): string => {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
};
const list = (value: unknown) => asList(value).map((item) => asRecord(item));

/** Groups as a table, one per line. */
export function showGroups(bodies: readonly Json[]): string {
  if (bodies.length === 0) return "There is no container group.";
  const rows = bodies.map((body) => {
    const properties = asRecord(body.properties);
    const { ip, fqdn } = asRecord(properties.ipAddress);
    const containers = list(properties.containers);
    const states = containers.map((container) => stateOf(container).state);
    const running = states.filter((state) => state === "Running").length;
    const { resourceGroup } = parseArmId(text(body.id)) ?? {};
    return [
      text(body.name),
      resourceGroup,
      text(body.location),
      groupState(properties),
      `${running}/${containers.length}`,
      text(ip),
      text(fqdn),
    ];
  });
  return table([["NAME", "RESOURCE GROUP", "LOCATION", "STATE", "RUNNING", "IP", "FQDN"], ...rows]);
}

/** A group with its containers and events. */
export function showGroup(body: Json, nowMs: number): string {
  const properties = asRecord(body.properties);
  const { supervisor } = asRecord(properties.instanceView);
  const { ip, fqdn, ports } = asRecord(properties.ipAddress);
  const facts: [string, string][] = [
    ["state", groupState(properties)],
    ["id", text(body.id)],
    ["location", text(body.location)],
    ["restart policy", text(properties.restartPolicy) || "Always"],
    ["ip", text(ip)],
    ["fqdn", text(fqdn)],
    ["ports", list(ports).map(portText).join(", ")],
    ["supervisor", text(supervisor)],
    ["note", endlessNote(properties) ?? ""],
  ];
  const init = list(properties.initContainers).map((container) => containerRow(container, "init", nowMs));
  const main = list(properties.containers).map((container) => containerRow(container, "", nowMs));
  const head = ["CONTAINER", "IMAGE", "STATE", "SINCE", "EXIT CODE", "RESTARTS", "READY", "PREVIOUS STATE"];
  const events = eventRows(properties, nowMs);
  return [
    text(body.name),
    table(
      facts.filter(([, value]) => value !== ""),
      "  ",
    ),
    "",
    table([head, ...init, ...main]),
    ...(events.length === 0
      ? []
      : ["", table([["LAST", "CONTAINER", "TYPE", "EVENT", "COUNT", "MESSAGE"], ...events])]),
  ].join("\n");
}

function groupState(properties: Json): string {
  const { state } = asRecord(properties.instanceView);
  const provisioning = text(properties.provisioningState);
  if (state === undefined) return provisioning;
  return provisioning === "Succeeded" ? text(state) : `${text(state)} (${provisioning})`;
}

const viewOf = (container: Json) => asRecord(asRecord(container.properties).instanceView);
const stateOf = (container: Json) => asRecord(viewOf(container).currentState);

/** A port, and the host's port if the local engine published it elsewhere. */
function portText({ port, protocol, hostPort }: Json): string {
  const at = hostPort === undefined || hostPort === port ? "" : ` at ${text(hostPort)}`;
  return `${text(port)}/${text(protocol) || "TCP"}${at}`;
}

function containerRow(container: Json, kind: string, nowMs: number): string[] {
  const { restartCount, ready, previousState } = viewOf(container);
  const { state, startTime, finishTime, exitCode, detailStatus } = stateOf(container);
  return [
    text(container.name) + (kind && ` (${kind})`),
    text(asRecord(container.properties).image),
    [text(state), text(detailStatus) && `(${text(detailStatus)})`].filter(Boolean).join(" "),
    ago(finishTime ?? startTime, nowMs),
    text(exitCode),
    text(restartCount),
    ready === undefined ? "" : ready === true ? "yes" : "no",
    previousText(previousState, nowMs),
  ];
}

function previousText(previous: unknown, nowMs: number): string {
  const { state, exitCode, detailStatus, finishTime } = asRecord(previous);
  if (state === undefined) return "";
  const facts = [
    exitCode === undefined ? "" : `exit code ${text(exitCode)}`,
    text(detailStatus),
    ago(finishTime, nowMs),
  ].filter(Boolean);
  return facts.length === 0 ? text(state) : `${text(state)} (${facts.join(", ")})`;
}

function eventRows(properties: Json, nowMs: number): string[][] {
  const of = (container: string, view: Json) => list(view.events).map((event) => ({ container, event }));
  const containers = [...list(properties.initContainers), ...list(properties.containers)];
  const all = [
    ...of("", asRecord(properties.instanceView)),
    ...containers.flatMap((container) => of(text(container.name), viewOf(container))),
  ];
  const time = ({ event }: (typeof all)[number]) => Date.parse(text(event.lastTimestamp)) || 0;
  return all
    .sort((a, b) => time(a) - time(b))
    .map(({ container, event: { lastTimestamp, type, name, count, message } }) => [
      ago(lastTimestamp, nowMs),
      container,
      text(type),
      text(name),
      text(count),
      text(message),
    ]);
}
