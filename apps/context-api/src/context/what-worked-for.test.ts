import { expect, test } from '@jest/globals';
import type { Evidence } from './evidence.ts';
import { jsonTokens } from './tokens.ts';
import { whatWorkedFor } from './what-worked-for.ts';

const incident = (id: number, more: Partial<Evidence> = {}): Evidence => ({
  id,
  action_type: 'restart_pod',
  execution_status: 'completed',
  execution_duration_ms: id * 100,
  action_timestamp: `2026-01-0${id % 10}T00:00:00.000000Z`,
  ...more,
});

test('what worked for incidents at hand', () => {
  const incidents = [
    incident(1),
    incident(2),
    incident(3, { execution_status: 'rolled-back' }),
    incident(4, { execution_status: 'executing' }),
    incident(5, { action_type: 'scale_out', execution_status: 'failed', execution_duration_ms: null }),
    incident(6, { action_type: 'alert' }),
  ];
  expect(whatWorkedFor(incidents, false)).toEqual({
    summary: 'Little evidence: restart_pod worked 2 of 3 times; scale_out failed 1 of 1 time (similar).',
    scopes: [{ scope: 'similar', incidents: 5, finished: 4, enough_evidence: false, complete: false }],
    what_worked: [
      {
        action_type: 'restart_pod',
        scope: 'similar',
        tried: 3,
        succeeded: 2,
        failed: 0,
        rolled_back: 1,
        rate: 0.666667,
        rate_low: 0.20766,
        rate_high: 0.938508,
        median_duration_ms: 200,
        p90_duration_ms: 280,
        last_used: '2026-01-03T00:00:00.000000Z',
      },
    ],
    what_failed: [expect.objectContaining({ action_type: 'scale_out', median_duration_ms: null })],
    regressions: [],
    open: [
      { action_type: 'restart_pod', scope: 'similar', open: 1, open_since: '2026-01-04T00:00:00.000000Z' },
    ],
    left_out: {},
  });
});

test('of no incidents nothing is known', () => {
  expect(whatWorkedFor([], true)).toMatchObject({ summary: 'No past incidents match.', what_worked: [] });
});

test('the block stays small', () => {
  const incidents = Array.from({ length: 100 }, (_, id) =>
    incident(id, { action_type: `${id} `.padEnd(1000, '警') }),
  );
  const block = whatWorkedFor(incidents, true);
  expect(jsonTokens(block)).toBeLessThanOrEqual(1000);
  expect(block.left_out.what_worked).toBe(100 - block.what_worked.length);
});
