import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Clock } from "../../../clock";
import { ArmFault } from "./fault";
import type { Operation } from "./operation";
import { growingPause } from "./retry";

/** How long after it was made ARM may answer in one region that a resource of another does not exist. */
const FRESH_MS = 5 * 60_000;
/** How long a request is repeated for that reason. */
const LAG_MS = 45_000;
const PAUSES = { firstMs: 1_000, longestMs: 15_000 };

/**
 * Repeats requests that ARM answers with 404 although this process has just made what they are about: its regions learn of a new resource
 * one after the other.
 */
export function lagPolicy(
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
  running: () => Operation | undefined,
): PipelinePolicy {
  const fresh = new Map<string, number>();
  const isFresh = (path: string) => clock.nowMs() - (fresh.get(path) ?? -Infinity) < FRESH_MS;

  const isLag = (method: string, path: string, { details: { statusCode, code = "NotFound" } }: ArmFault) => {
    if (statusCode !== 404 || code === "SubscriptionNotFound" || !/NotFound$/i.test(code)) return false;
    const parents = parentsOf(path);
    if (/^(?:ResourceGroup|ParentResource)NotFound$/i.test(code)) return [path, ...parents].some(isFresh);
    if (method === "PUT") return parents.some(isFresh);
    // The last part of a POST's path is its action.
    return isFresh(method === "POST" ? path.slice(0, path.lastIndexOf("/")) : path);
  };

  return {
    name: "berthLagPolicy",
    async sendRequest(request, next) {
      const { method } = request;
      const path = pathOf(request.url);
      const startMs = clock.nowMs();
      for (let tries = 0; ; tries++) {
        try {
          const response = await next(request);
          if (method === "DELETE") forget(fresh, path);
          else if (method === "PUT") fresh.set(path, clock.nowMs());
          if (method !== "DELETE")
            for (const name of ["azure-asyncoperation", "location"]) {
              const url = response.headers.get(name);
              if (url !== undefined && URL.canParse(url)) fresh.set(pathOf(url), clock.nowMs());
            }
          return response;
        } catch (error) {
          if (!(error instanceof ArmFault) || !isLag(method, path, error)) throw error;
          // A deletion that was repeated has found nothing because it had succeeded.
          if (method === "DELETE" && error.details.mayHaveActed === true) throw error;
          const leftMs = startMs + LAG_MS - clock.nowMs();
          if (leftMs <= 0) throw error;
          running()?.progress(`ARM does not know everywhere yet what was just made: ${error.message}`);
          const pauseMs = Math.min(growingPause(tries, PAUSES, random), leftMs);
          await clock.sleep(pauseMs, request.abortSignal as AbortSignal | undefined);
        }
      }
    },
  };
}

const pathOf = (url: string): string => new URL(url).pathname.toLowerCase().replace(/\/+$/, "");

/** The paths of the resources that one is in, up to its resource group. */
function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) parents.push(path.slice(0, at));
  return parents;
}

function forget(fresh: Map<string, number>, path: string): void {
  for (const known of fresh.keys()) if (known === path || known.startsWith(`${path}/`)) fresh.delete(known);
}
