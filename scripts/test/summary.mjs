/**
 * Counts a run. Every problem counts as failed: a suite that could not run, a check outside jest, and an end of
 * jest for which its report has no reason.
 * @param {{numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number} | undefined} report jest's
 * @param {number} status jest's exit status
 * @param {number} brokenChecks
 */
export function summarize(report, status, brokenChecks) {
  if (!report) {
    return { passed: 0, failed: 1 + brokenChecks };
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (status !== 0 || report.numPassedTests === 0) ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + unexplained + brokenChecks };
}
