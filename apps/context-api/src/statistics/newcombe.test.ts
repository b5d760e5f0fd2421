import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { difference } from './newcombe.ts';

describe('the difference of two shares', () => {
  // Newcombe, Interval estimation for the difference between independent proportions, 1998, table II, method 10.
  test.each([
    [48, 80, 56, 70, 0.0524, 0.3339],
    [3, 10, 9, 10, 0.1705, 0.809],
    [2, 7, 6, 7, 0.0582, 0.8062],
    [0, 29, 5, 56, -0.0381, 0.1926],
    [0, 20, 0, 10, -0.1611, 0.2775],
    [0, 10, 10, 10, 0.6075, 1],
  ])('%d of %d to %d of %d lies between %d and %d, as published', (a, m, b, n, low, high) => {
    const interval = difference({ succeeded: a, tried: m }, { succeeded: b, tried: n });
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('is exact in its six decimals', () => {
    expect(difference({ succeeded: 8, tried: 35 }, { succeeded: 15, tried: 15 }).low).toBe(0.511268);
  });

  test('turns around with its sides, and lies between -1 and 1', () => {
    const outcomes = fc
      .nat(1000)
      .chain((tried) => fc.record({ tried: fc.constant(tried), succeeded: fc.nat(tried) }));
    fc.assert(
      fc.property(outcomes, outcomes, (one, other) => {
        const there = difference(one, other);
        const back = difference(other, one);
        expect(there.share).toBeCloseTo(-back.share, 5);
        expect(there.low).toBeCloseTo(-back.high, 5);
        expect(Math.min(there.low, back.low)).toBeGreaterThanOrEqual(-1 - 1e-6);
      }),
    );
  });
});
