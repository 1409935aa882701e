import type * as pulumi from "@pulumi/pulumi";
import { atKey } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { ANY, type ArgShape, type ArgShapes, mapOf, objectOf } from "./args";
import type { AnyCase } from "./inputs";

/** When a container is checked, and how often. */
export interface ProbeTiming {
  /** Seconds from the container's start to the first check, 0 or more. Default 0. */
  initialDelaySeconds?: pulumi.Input<number>;
  /** Seconds from one check to the next, 1 or more. Default 10. */
  periodSeconds?: pulumi.Input<number>;
  /** Failures in a row after which the probe has failed, 1 or more. Default 3. */
  failureThreshold?: pulumi.Input<number>;
  /**
   * Successes in a row after which a failed probe counts as successful again, 1 or more. Default 1. For a liveness
   * probe it must be 1.
   */
  successThreshold?: pulumi.Input<number>;
  /** Seconds after which a check without an answer counts as failed, 1 or more. Default 1. */
  timeoutSeconds?: pulumi.Input<number>;
}

/** An HTTP request to the container: a status from 200 to 399 is a success. */
export interface HttpGetArgs {
  /** Port that the container listens on, 1 to 65535. */
  port: pulumi.Input<number>;
  /** Path. Default `/`. */
  path?: pulumi.Input<string>;
  /** Scheme; certificates are not verified. Default `http`. */
  scheme?: pulumi.Input<AnyCase<"http" | "https">>;
  /** Headers to send, by name. Default none. */
  headers?: Record<string, pulumi.Input<string>>;
}

/** A regular check of a container: an HTTP request to it, or a program that runs in it. */
export type ProbeArgs = ProbeTiming &
  (
    | {
        /** The request to send. */
        httpGet: HttpGetArgs;
        exec?: never;
      }
    | {
        /** The program and its arguments, without a shell. Exit code 0 is a success. */
        exec: pulumi.Input<pulumi.Input<string>[]>;
        httpGet?: never;
      }
  );

type AnyProbe = ProbeTiming & { httpGet?: HttpGetArgs; exec?: pulumi.Input<pulumi.Input<string>[]> };

const HTTP_GET = objectOf(
  {
    port: ANY,
    path: ANY,
    scheme: ANY,
    headers: mapOf(ANY, "values by the names of headers", { settled: true }),
  } satisfies ArgShapes<HttpGetArgs>,
  { settled: true },
);

export const PROBE: ArgShape = objectOf(
  {
    httpGet: HTTP_GET,
    exec: ANY,
    initialDelaySeconds: ANY,
    periodSeconds: ANY,
    failureThreshold: ANY,
    successThreshold: ANY,
    timeoutSeconds: ANY,
  } satisfies ArgShapes<AnyProbe>,
  { settled: true },
);

/** The paths of a probe, and what is found during the conversion. */
export interface ProbeAt {
  readonly from: string;
  readonly to: string;
  readonly paths: Map<string, string>;
}

export function lowerProbe(probe: ProbeArgs | undefined, at: ProbeAt): inputs.ContainerProbeArgs | undefined {
  if (probe === undefined) return undefined;
  const { from, to, paths } = at;
  const { httpGet, exec, initialDelaySeconds, periodSeconds, failureThreshold, successThreshold, timeoutSeconds } =
    probe as AnyProbe;
  paths.set(to, from);
  paths.set(`${to}.exec.command`, `${from}.exec`);
  return {
    httpGet: httpGet && lowerHttpGet(httpGet, at),
    exec: exec && { command: exec },
    initialDelaySeconds,
    periodSeconds,
    failureThreshold,
    successThreshold,
    timeoutSeconds,
  };
}

function lowerHttpGet({ port, path, scheme, headers }: HttpGetArgs, { from, to, paths }: ProbeAt) {
  const named = Object.entries(headers ?? {});
  for (const [i, [name]] of named.entries())
    for (const suffix of ["", ".name", ".value"])
      paths.set(`${to}.httpGet.httpHeaders[${i}]${suffix}`, atKey(`${from}.httpGet.headers`, name));
  const httpHeaders = named.map(([name, value]) => ({ name, value }));
  return { port, path, scheme, httpHeaders: httpHeaders.length > 0 ? httpHeaders : undefined };
}
