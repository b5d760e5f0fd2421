import { expect, test } from '@jest/globals';
import { summaryOf } from './summary.ts';
import { toWhatWorked } from './what-worked.view.ts';
import type { Evidence } from './evidence.ts';
import { tallyEvidence } from './tally.ts';

const LONG = `${'x'.repeat(78)}🔥🔥🔥`;
let id = 0;
/** Tries of actions as `name +-o`: succeeded, failed, open; the newest last. */
function summary(scope: 'this_resource' | 'similar', ...actions: [string, string][]): string {
  const evidence = actions.flatMap(([action_type, outcomes]) =>
    [...outcomes].map((outcome): Evidence => {
      id += 1;
      const second = String(id % 1_000_000).padStart(6, '0');
      return {
        id,
        action_type,
        execution_status: outcome === '+' ? 'completed' : outcome === '-' ? 'failed' : 'pending',
        execution_duration_ms: null,
        action_timestamp: `2026-01-01T00:00:00.${second}Z`,
      };
    }),
  );
  return toWhatWorked([{ scope, tallies: tallyEvidence(evidence), complete: true }]).summary;
}

test.each<[string, [string, string][]]>([
  ['No past incidents match.', []],
  ['1 past incident, none of them finished.', [['restart_pod', 'o']]],
  ['Little evidence: restart_pod worked 1 of 1 time (similar).', [['restart_pod', '+']]],
  [
    'scale_out worked 4 of 5 times; restart_pod failed 2 of 2 times (similar).',
    [
      ['scale_out', '++-++'],
      ['restart_pod', '--'],
    ],
  ],
  [
    'restart_pod worked 6 of 11 times; restart_pod worked before, but only 0 of its last 5 times (similar).',
    [['restart_pod', '++++++-----']],
  ],
  [`${'x'.repeat(78)}… worked 5 of 5 times (similar).`, [[LONG, '+++++']]],
])('%s', (line, actions) => expect(summary('similar', ...actions)).toBe(line));

test('without any scope there is nothing', () => {
  expect(summaryOf({ scopes: [], what_worked: [], what_failed: [], regressions: [] })).toBe(
    'No past incidents match.',
  );
});
