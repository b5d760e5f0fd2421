import { expect, test } from '@jest/globals';
import { summaryOf } from './summary.ts';
import { toWhatWorked } from './what-worked.view.ts';
import type { Evidence, Scope } from './evidence.ts';
import { tallyEvidence } from './tally.ts';

const LONG = `${'x'.repeat(78)}🔥🔥🔥`;
let id = 0;

/** Tries of actions as `name +-o`: succeeded, failed, open; the newest last. */
type Actions = [string, string][];

function tallies(actions: Actions) {
  return tallyEvidence(
    actions.flatMap(([action_type, outcomes]) =>
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
    ),
  );
}

/** Scopes from narrow to wide. */
function summaryOfScopes(scopes: Partial<Record<Scope, Actions>>): string {
  const evidence = Object.entries(scopes).map(([scope, actions]) => ({
    scope: scope as Scope,
    tallies: tallies(actions),
    complete: true,
  }));
  return toWhatWorked(evidence).summary;
}

test.each<[string, Actions]>([
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
  ['restart pod worked 5 of 5 times (similar).', [['restart\n\u0000pod', '+++++']]],
  [`${'x'.repeat(78)}… worked 5 of 5 times (similar).`, [[LONG, '+++++']]],
])('%s', (line, actions) => expect(summaryOfScopes({ similar: actions })).toBe(line));

test('without any scope there is nothing', () => {
  expect(summaryOf({ scopes: [], what_worked: [], what_failed: [], regressions: [] })).toBe(
    'No past incidents match.',
  );
});

test('a regression in a wider scope is told as one of that scope', () => {
  expect(
    summaryOfScopes({
      this_resource: [['restart_pod', '+++++']],
      this_alert: [['restart_pod', '++++++++++-----']],
    }),
  ).toBe(
    'restart_pod worked 5 of 5 times (this_resource); restart_pod worked before, but only 0 of its last 5 times (this_alert).',
  );
});

test('what is under way is counted where there is something', () => {
  expect(summaryOfScopes({ this_resource: [], this_alert: [['restart_pod', 'ooo']] })).toBe(
    '3 past incidents, none of them finished.',
  );
});
