import * as pulumi from "@pulumi/pulumi";
import { check } from "../model/models";
import { formatProblem, type Problem } from "../model/core/problem";
import type { ResourceModel } from "../model/core/resource";
import { UNKNOWN } from "../model/core/unknown";
import { knownPart } from "./inputs";
import type { LoweredContainers } from "./lowering";

/** Ends the program's component with all that is wrong with its args, if anything is. */
export function refuse(noun: string, problems: readonly Problem[], resource: pulumi.Resource): void {
  if (problems.length === 0) return;
  const lines = [...new Set(problems.map(formatProblem))].map((line) => `  - ${line}`);
  throw new pulumi.ResourceError(`the ${noun} cannot be made:\n${lines.join("\n")}`, resource, true);
}

/**
 * What the rules say of the part of a body that is known now, in the words of the args. `later` are the inputs that only the
 * component's own resources give.
 */
export function problemsInArgs(
  model: ResourceModel,
  body: object,
  { paths, problems }: Pick<LoweredContainers, "paths" | "problems">,
  later: readonly string[],
): Problem[] {
  const unknown = Object.fromEntries(later.map((key) => [key, UNKNOWN]));
  const found = check(model, knownPart({ ...body, ...unknown }) as Record<string, unknown>);
  // A port that was left out because it is wrong must not be called missing as well.
  const isPortLost = problems.some(({ path }) => /(?:^|\.)(?:ports|exposedPorts)\[/.test(path));
  const own = isPortLost ? found.filter(({ path }) => path !== "ipAddress.ports") : found;
  return [...problems, ...own.map((problem) => ({ ...problem, path: inArgs(problem.path, paths) }))];
}

/** The path in the args for a path in ARM's form: the longest known beginning is exchanged. */
function inArgs(path: string, paths: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end--) {
    const rest = path.slice(end);
    const from = rest === "" || /^[.[]/.test(rest) ? paths.get(path.slice(0, end)) : undefined;
    if (from !== undefined) return from + rest;
  }
  return path;
}
