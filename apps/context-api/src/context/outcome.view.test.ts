import { describe, expect, test } from '@jest/globals';
import { tallyEvidence } from './tally.ts';
import type { Evidence } from './evidence.ts';
import { toOutcomes } from './outcome.view.ts';

let id = 0;
const tries = (action_type: string, succeeded: number, failed: number): Evidence[] =>
  [...Array<string>(succeeded).fill('completed'), ...Array<string>(failed).fill('failed')].map((status) => ({
    id: (id += 1),
    action_type,
    execution_status: status as Evidence['execution_status'],
    execution_duration_ms: null,
    action_timestamp: '2026-01-01T00:00:00.000000Z',
  }));
const names = (evidence: Evidence[]) => {
  const { worked, failed } = toOutcomes('similar', tallyEvidence(evidence));
  return [worked, failed].map((outcomes) => outcomes.map(({ action_type }) => action_type));
};

describe('actions that were tried', () => {
  test('worked when half of the tries succeeded, and failed otherwise', () => {
    expect(names([...tries('half', 5, 5), ...tries('less', 4, 5), ...tries('none', 0, 1)])).toEqual([
      ['half'],
      ['less', 'none'],
    ]);
  });

  test('stand in the order of certainty, not of the bare rate', () => {
    expect(names([...tries('once', 1, 0), ...tries('often', 19, 1), ...tries('mostly', 7, 3)])[0]).toEqual([
      'often',
      'mostly',
      'once',
    ]);
    expect(names([...tries('once', 0, 1), ...tries('often', 1, 19), ...tries('mostly', 3, 7)])[1]).toEqual([
      'often',
      'mostly',
      'once',
    ]);
  });

  test('that are equal stand by name', () => {
    expect(
      names([...tries('b', 3, 0), ...tries('a', 3, 0), ...tries('c', 0, 3), ...tries('B', 0, 3)]),
    ).toEqual([
      ['a', 'b'],
      ['B', 'c'],
    ]);
  });

  test('only to record an alert are no remedies, and those under way have no rate yet', () => {
    const open = tries('open', 1, 0).map((each) => ({ ...each, execution_status: 'executing' as const }));
    expect(names([...tries('alert', 9, 0), ...open])).toEqual([[], []]);
  });
});
