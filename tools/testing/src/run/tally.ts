/** How many of the checks of types, lint and format failed. */
export interface CheckCounts {
  readonly failed: number;
}

/** The part of Jest's report that counts. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not be run at all; none of their tests is counted above. */
  readonly numRuntimeErrorTestSuites: number;
}

export interface JestCounts {
  readonly exitCode: number;
  /** Undefined when Jest ended before it could write one. */
  readonly report: JestReport | undefined;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Sentences about failures that Jest's own output does not show. */
  readonly reasons: readonly string[];
}

/** Adds up a run. Whatever keeps it from being green is at least one failure, so that 0 failed means success. */
export function tally(run: {
  readonly checks: CheckCounts;
  readonly jest: JestCounts;
  readonly skipsAllowed: boolean;
  /** A sentence for each documented answer that no test got. */
  readonly unanswered: readonly string[];
}): Tally {
  const { checks, jest, skipsAllowed, unanswered } = run;
  const reasons: string[] = [];
  const passed = jest.report?.numPassedTests ?? 0;
  const skipped = (jest.report?.numPendingTests ?? 0) + (jest.report?.numTodoTests ?? 0);
  let failed = (jest.report?.numFailedTests ?? 0) + (jest.report?.numRuntimeErrorTestSuites ?? 0);
  if (checks.failed > 0) reasons.push(`Types, lint or format: ${checks.failed} failed, see above.`);
  if (passed + failed === 0) {
    reasons.push('No test ran.');
    failed = 1;
  }
  if (skipped > 0 && !skipsAllowed) {
    reasons.push('A test was skipped, in CI, although a Docker engine is there: that counts as a failure.');
    failed += 1;
  }
  if (failed === 0 && jest.exitCode !== 0) {
    reasons.push(`Jest ended with ${jest.exitCode} although no test failed.`);
    failed = 1;
  }
  // What a test that failed or was skipped would have got is not known.
  if (failed + skipped === 0 && unanswered.length > 0) {
    reasons.push(...unanswered);
    failed += unanswered.length;
  }
  return { passed, failed: failed + checks.failed, skipped, reasons };
}
