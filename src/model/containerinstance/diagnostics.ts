import { asRecord, isRecord } from "../core/json";
import { GUID } from "../values/guid";
import { checkName, type NameRule } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import { checkResourceId } from "../core/resourceId";

const WORKSPACE_TYPE = "Microsoft.OperationalInsights/workspaces";

/** Source: https://learn.microsoft.com/azure/azure-monitor/logs/log-analytics-workspace-overview */
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
  return [
    ...checkName(workspaceId, logAnalytics.workspaceId, `${at}.workspaceId`),
    ...checkResourceId(logAnalytics.workspaceResourceId, `${at}.workspaceResourceId`, WORKSPACE_TYPE, true),
  ];
}
