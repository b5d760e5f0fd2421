import { describe, expect, test } from '@jest/globals';
import { EXECUTION_STATUSES, type ExecutionStatus } from '@precedent/schema';
import { TRANSITIONS, leadsTo, statesBefore } from './transitions.ts';

describe('transitions', () => {
  test.each(EXECUTION_STATUSES.map((status) => [status]))('%s is never reached again once left', (status) => {
    expect(leadsTo(status, status)).toBe(false);
  });

  test('statesBefore is the table read backwards', () => {
    const pairs = (list: readonly (readonly [ExecutionStatus, ExecutionStatus])[]): string[] =>
      list.map(([from, to]) => `${from} ${to}`).sort();
    expect(
      pairs(EXECUTION_STATUSES.flatMap((to) => statesBefore(to).map((from) => [from, to] as const))),
    ).toEqual(
      pairs(EXECUTION_STATUSES.flatMap((from) => TRANSITIONS[from].map((to) => [from, to] as const))),
    );
  });

  test('leadsTo follows several steps', () => {
    expect(leadsTo('pending', 'rolled-back')).toBe(true);
    expect(leadsTo('executing', 'rolled-back')).toBe(true);
    expect(leadsTo('failed', 'rolled-back')).toBe(false);
    expect(leadsTo('completed', 'executing')).toBe(false);
  });
});
