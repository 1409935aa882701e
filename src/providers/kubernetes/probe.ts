import type { ContainerProbe } from "../../model/generated/shapes";
import { literal, unescaped } from "./literal";
import type { V1Probe } from "./objects";

/** A container's probe. What it does not say Kubernetes fills in as ARM does. */
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

/** The inverse; undefined for those probes that no inputs can say, such as Berth's own of a TCP port. */
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

/** When a container can be ready at the earliest, by its own probe. */
export function readyAfterSeconds({
  initialDelaySeconds = 0,
  periodSeconds = 10,
  successThreshold = 1,
}: ContainerProbe) {
  return initialDelaySeconds + periodSeconds * successThreshold;
}
