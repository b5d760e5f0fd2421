import { describe, expect, test } from '@jest/globals';
import { readFilters, type WireFilters } from './read-filters.ts';

const read = (wire: WireFilters) =>
  readFilters(wire, (filter) => ({ in: 'body', pointer: `/filters/${filter}` }));

describe('filters of the wire', () => {
  test('are named by their columns', () => {
    expect(read({ severity: ['critical'], status: 'failed', namespace: 'checkout' })).toEqual({
      alert_severity: ['critical'],
      execution_status: ['failed'],
      namespace: ['checkout'],
    });
  });

  test('are lists without repetitions', () => {
    expect(read({ kind: ['Pod', 'Node', 'Pod'] })).toEqual({ kind: ['Pod', 'Node'] });
  });

  test('keep an empty namespace, which cluster-scoped kinds have', () => {
    expect(read({ namespace: '' })).toEqual({ namespace: [''] });
  });

  test('may be none', () => expect(read({})).toEqual({}));

  test.each<[WireFilters, string[]]>([
    [{ phase: 'pending' }, ['pending']],
    [{ phase: 'processing' }, ['executing']],
    [{ phase: 'completed' }, ['completed']],
    [{ phase: 'failed' }, ['failed', 'rolled-back']],
    [{ phase: ['failed', 'pending'] }, ['failed', 'rolled-back', 'pending']],
    [{ phase: 'failed', status: ['rolled-back', 'completed'] }, ['rolled-back']],
    [{ phase: 'failed', status: 'completed' }, []],
  ])('%j means the statuses %j', (wire, statuses) => {
    expect(read(wire)).toEqual({ execution_status: statuses });
  });

  test('tell each fault with its place', () => {
    const wire = { from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59-01:00' };
    expect(() => read(wire)).toThrow(
      expect.objectContaining({
        errors: [
          { in: 'body', pointer: '/filters/from', detail: 'must lie in the years 0001 to 9999' },
          { in: 'body', pointer: '/filters/to', detail: 'must lie in the years 0001 to 9999' },
        ],
      }),
    );
  });

  test('may begin and end at one instant, but not end before they begin', () => {
    const instant = '2026-01-01T00:00:00Z';
    expect(read({ from: instant, to: '2026-01-01T01:00:00+01:00' })).toEqual({
      from: '2026-01-01T00:00:00.000000Z',
      to: '2026-01-01T00:00:00.000000Z',
    });
    expect(() => read({ from: instant, to: '2025-12-31T23:59:59.999999Z' })).toThrow(
      'must not be before from',
    );
  });
});
