import * as pulumi from "@pulumi/pulumi";
import { formatProblem, type Problem } from "../model/problem";

/** Ends the program's component with all that is wrong with its args, if anything is. */
export function refuse(noun: string, problems: readonly Problem[], resource: pulumi.Resource): void {
  if (problems.length === 0) return;
  const lines = [...new Set(problems.map(formatProblem))].map((line) => `  - ${line}`);
  throw new pulumi.ResourceError(`the ${noun} cannot be made:\n${lines.join("\n")}`, resource, true);
}

/** The path in the args for a path in ARM's form: the longest known beginning is exchanged. */
export function inArgs(path: string, paths: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end--) {
    const rest = path.slice(end);
    const from = rest === "" || /^[.[]/.test(rest) ? paths.get(path.slice(0, end)) : undefined;
    if (from !== undefined) return from + rest;
  }
  return path;
}
