import type { ContainerProbe } from "../../model/generated/shapes";
import { literal, unescaped } from "./objects";
import type { V1Probe } from "./objects";

/** Converts a container's probe. Kubernetes has the same defaults as ARM. */
export function probeOf({ exec, httpGet, ...numbers }: ContainerProbe): V1Probe {
  return {
    ...(exec !== undefined && { exec: { command: (exec.command ?? []).map(literal) } }),
    ...(httpGet !== undefined && {
      httpGet: {
        path: httpGet.path || "/",
        port: httpGet.port,
        scheme: (httpGet.scheme ?? "http").toUpperCase(),
        httpHeaders: (httpGet.httpHeaders ?? []).map(({ name = "", value = "" }) => ({ name, value })),
      },
    }),
    ...numbers,
  };
}

/** The inverse; undefined for probes that inputs cannot express, such as Berth's own TCP probe. */
export function probeView(probe: V1Probe | undefined): object | undefined {
  if (probe === undefined) return undefined;
  const { exec, httpGet, initialDelaySeconds, periodSeconds, failureThreshold, successThreshold, timeoutSeconds } =
    probe;
  if (exec === undefined && httpGet === undefined) return undefined;
  const action =
    httpGet === undefined
      ? { exec: { command: (exec?.command ?? []).map(unescaped) } }
      : { httpGet: { ...httpGet, ...(httpGet.scheme !== undefined && { scheme: httpGet.scheme.toLowerCase() }) } };
  return { ...action, initialDelaySeconds, periodSeconds, failureThreshold, successThreshold, timeoutSeconds };
}

/** The earliest time at which a container can be ready by its readiness probe. */
export function readyAfterSeconds({
  initialDelaySeconds = 0,
  periodSeconds = 10,
  successThreshold = 1,
}: ContainerProbe) {
  return initialDelaySeconds + periodSeconds * successThreshold;
}
