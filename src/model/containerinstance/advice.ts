import { isReserved, portsAt } from "./container/port";
import { groupTotals } from "./container/sizes";
import { asList, asRecord } from "../core/json";
import { listed } from "../core/preview";
import type { Inputs } from "../core/resource";
import { ADVISED_LIMITS } from "../values/quantity";

const FAQ = "https://learn.microsoft.com/azure/container-instances/container-instances-faq";
const LIMITS = "https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits";

/**
 * What a preview says of inputs that the service's documentation advises against, although groups with them are known
 * to run. What the service refuses is an error: `rules.ts`.
 */
export function groupAdvice(inputs: Inputs): string[] {
  return [...portAdvice(inputs), ...sizeAdvice(inputs)];
}

function portAdvice({ ipAddress }: Inputs): string[] {
  const ports = portsAt(asRecord(ipAddress).ports, "").map(({ port }) => port);
  const reserved = [...new Set(ports.filter(isReserved))].map(String);
  if (reserved.length === 0) return [];
  const which = reserved.length === 1 ? `Port ${reserved[0]} is one` : `Ports ${listed(reserved)} are some`;
  return [
    `${which} of those that the service says it reserves (${FAQ}). A group that cannot have its port waits for it.`,
  ];
}

function sizeAdvice({ containers }: Inputs): string[] {
  const totals = groupTotals(asList(containers));
  const outside = (["cpu", "memoryInGB"] as const).flatMap((key) => {
    const total = totals[key];
    const { min, max } = ADVISED_LIMITS[key];
    return total === undefined || (total >= min && total <= max) ? [] : [`${key} of ${min} to ${max} (here ${total})`];
  });
  if (outside.length === 0) return [];
  return [`The service's documentation asks for a group's ${listed(outside)} in total (${LIMITS}).`];
}
