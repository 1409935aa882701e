import type { ContainerHost } from "../../values/host";
import { asList, isGiven, isRecord } from "../../core/json";
import { inPortRange, PORT_RANGE } from "./port";
import type { Problem } from "../../core/problem";
import { isUnknown } from "../../core/unknown";

/** What happens when a probe fails: `liveness` restarts the container, `readiness` marks it as not ready. */
export type ProbeKind = "liveness" | "readiness";

/** Minimum of each integer property of a probe. */
const LEAST: Readonly<Record<string, number>> = {
  initialDelaySeconds: 0,
  periodSeconds: 1,
  failureThreshold: 1,
  successThreshold: 1,
  timeoutSeconds: 1,
};

/** An HTTP header name: a token of RFC 9110. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** Kubernetes accepts fewer characters. */
const POD_HEADER_NAME = /^[A-Za-z0-9-]+$/;

/**
 * Checks a container's probe: it has one action, and its properties are valid. Source: the probes of Kubernetes, whose names,
 * defaults and effects the service has.
 */
export function checkProbe(probe: unknown, path: string, kind: ProbeKind, host: ContainerHost): Problem[] {
  if (!isRecord(probe)) return [];
  const { rule } = host;
  return [
    ...checkAction(probe, path, rule),
    ...checkExec(probe.exec, `${path}.exec`, rule),
    ...checkHttpGet(probe.httpGet, `${path}.httpGet`, host),
    ...checkNumbers(probe, path, kind, rule),
  ];
}

function checkAction({ exec, httpGet }: Record<string, unknown>, path: string, rule: string): Problem[] {
  if (isUnknown(exec) || isUnknown(httpGet) || isGiven(exec) !== isGiven(httpGet)) return [];
  const found = isGiven(exec) ? "has both" : "has none";
  return [{ path, allowed: `must have exactly one of exec and httpGet, ${found}`, rule }];
}

function checkExec(exec: unknown, path: string, rule: string): Problem[] {
  if (!isRecord(exec)) return [];
  const { command } = exec;
  if (isUnknown(command) || (isGiven(command) && !Array.isArray(command))) return [];
  const [program] = asList(command);
  if (program === undefined) return [{ path: `${path}.command`, allowed: "must be the program to run", rule }];
  return program === "" ? [{ path: `${path}.command[0]`, value: "", allowed: "must be the program to run", rule }] : [];
}

function checkHttpGet(httpGet: unknown, path: string, host: ContainerHost): Problem[] {
  if (!isRecord(httpGet)) return [];
  const { rule } = host;
  const { path: requested, port, httpHeaders } = httpGet;
  const problems: Problem[] = [];
  if (typeof requested === "string" && requested !== "" && !/^\/\S*$/.test(requested)) {
    const allowed = "must be an absolute path such as /healthz, without white space";
    problems.push({ path: `${path}.path`, value: requested, allowed, rule });
  }
  if (typeof port === "number" && Number.isInteger(port) && !inPortRange(port))
    problems.push({ path: `${path}.port`, value: port, allowed: PORT_RANGE, rule });
  asList(httpHeaders).forEach((header, i) => problems.push(...checkHeader(header, `${path}.httpHeaders[${i}]`, host)));
  return problems;
}

/** The value of a header may be secret, so messages do not show it. */
function checkHeader(header: unknown, path: string, { rule, limited }: ContainerHost): Problem[] {
  if (!isRecord(header)) return [];
  const { name, value } = header;
  const problems: Problem[] = [];
  if (!isGiven(name)) problems.push({ path: `${path}.name`, allowed: "is required", rule });
  const names = limited ? HEADER_NAME : POD_HEADER_NAME;
  const allowed = `must be the name of an HTTP header${limited ? "" : ": letters, digits and hyphens"}`;
  if (typeof name === "string" && !names.test(name))
    problems.push({ path: `${path}.name`, value: name, allowed, rule });
  if (typeof value === "string" && /[\r\n\0]/.test(value))
    problems.push({ path: `${path}.value`, allowed: "must be one line", rule });
  return problems;
}

function checkNumbers(probe: Record<string, unknown>, path: string, kind: ProbeKind, rule: string): Problem[] {
  return Object.entries(LEAST).flatMap(([key, least]): Problem[] => {
    const value = probe[key];
    if (typeof value !== "number" || !Number.isInteger(value)) return [];
    const at = { path: `${path}.${key}`, value };
    if (value < least) return [{ ...at, allowed: `must be ${least} or more`, rule }];
    if (kind === "liveness" && key === "successThreshold" && value !== 1)
      return [{ ...at, allowed: "must be 1 in a liveness probe", rule }];
    return [];
  });
}
