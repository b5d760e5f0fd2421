import { describe, expect, test } from '@jest/globals';
import { tally, type JestReport } from './tally.ts';

const report: JestReport = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};
const none = { failed: 0 };
const green = { checks: none, jest: { exitCode: 0, report }, skipsAllowed: true, unanswered: [] };
const withReport = (changed: Partial<JestReport>, exitCode = 0) => ({
  ...green,
  jest: { exitCode, report: { ...report, ...changed } },
});

describe('tally', () => {
  test('of a green run has no failure and nothing to explain', () => {
    expect(tally(green)).toEqual({ passed: 10, failed: 0, skipped: 0, reasons: [] });
  });

  test('adds files that could not run and checks that failed', () => {
    const run = withReport({ numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1);
    expect(tally({ ...run, checks: { failed: 3 } })).toMatchObject({ passed: 10, failed: 6 });
  });

  test('counts skipped and to-do tests as skipped', () => {
    expect(tally(withReport({ numPendingTests: 2, numTodoTests: 1 }))).toMatchObject({
      failed: 0,
      skipped: 3,
    });
  });

  test('fails for a skipped test where none may be', () => {
    const run = withReport({ numPendingTests: 2 });
    const { failed, reasons } = tally({ ...run, skipsAllowed: false });
    expect(failed).toBe(1);
    expect(reasons).toHaveLength(1);
    expect(tally({ ...green, skipsAllowed: false })).toMatchObject({ failed: 0 });
  });

  test('fails when no test ran, or Jest left no report', () => {
    expect(tally(withReport({ numPassedTests: 0 }))).toMatchObject({ passed: 0, failed: 1 });
    const crashed = { ...green, jest: { exitCode: 134, report: undefined } };
    expect(tally(crashed)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test('fails for each documented answer that no test got, unless a test could not say', () => {
    const unanswered = ['No test gets GET /a 500.', 'No test gets GET /a 503.'];
    expect(tally({ ...green, unanswered })).toMatchObject({ failed: 2, reasons: unanswered });
    expect(tally({ ...withReport({ numPendingTests: 1 }), unanswered })).toMatchObject({
      failed: 0,
      skipped: 1,
    });
    expect(tally({ ...withReport({ numFailedTests: 1 }, 1), unanswered })).toMatchObject({
      failed: 1,
      reasons: [],
    });
  });

  test('fails when Jest does, whatever it counted', () => {
    expect(tally(withReport({}, 1))).toMatchObject({ passed: 10, failed: 1 });
  });
});
