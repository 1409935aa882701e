import { ArmFailure } from "../providers/arm/contract";
import type { Target } from "./target";

/** Whether ARM says that there is no such thing. */
export const isGone = (error: unknown): error is ArmFailure =>
  error instanceof ArmFailure && error.details.statusCode === 404;

/** What is in all subscriptions of a target, or in the one of them that has the resource group. */
export async function inSubscriptions<T>(
  target: Target,
  resourceGroup: string | undefined,
  list: (subscription: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  const unknown: ArmFailure[] = [];
  const subscriptions = await target.subscriptions();
  for (const subscription of subscriptions) {
    try {
      found.push(...(await list(subscription)));
    } catch (error) {
      // A resource group belongs to one subscription; the others do not know it.
      if (resourceGroup === undefined || !isGone(error)) throw error;
      unknown.push(error);
    }
  }
  const [first] = unknown;
  if (first !== undefined && unknown.length === subscriptions.length) throw first;
  return found;
}
