import { asRecord, isRecord } from "../core/json";
import { GUID } from "../values/guid";
import { checkName, type NameRule } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import { checkResourceId } from "../core/resourceId";

const WORKSPACE_TYPE = "Microsoft.OperationalInsights/workspaces";

const workspaceId: NameRule = {
  pattern: GUID,
  allowed: "must be a GUID",
  rule: RULES.aci,
};

/**
 * Checks where a group sends its logs. The key and the ARM id of the workspace are secrets, so messages do not show
 * them.
 */
export function checkDiagnostics(value: unknown, path: string): Problem[] {
  const { logAnalytics } = asRecord(value);
  if (!isRecord(logAnalytics)) return [];
  const at = `${path}.logAnalytics`;
  const empty: Problem = { path: `${at}.workspaceKey`, allowed: "must not be empty", rule: RULES.aci };
  return [
    ...checkName(workspaceId, logAnalytics.workspaceId, `${at}.workspaceId`),
    ...(logAnalytics.workspaceKey === "" ? [empty] : []),
    ...checkResourceId(logAnalytics.workspaceResourceId, `${at}.workspaceResourceId`, WORKSPACE_TYPE, true),
  ];
}
