import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from './wilson.ts';

describe("Wilson's interval", () => {
  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('of %d in %d is %d to %d, as published', (successes, tries, low, high) => {
    const interval = wilson(successes, tries);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of nothing tried says that nothing is known', () => {
    expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  });

  const counts = fc.nat(100_000).chain((tries) => fc.tuple(fc.nat(tries), fc.constant(tries)));

  test('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([successes, tries]) => {
        const { low, share, high } = wilson(successes, tries);
        expect([0, low, share, high, 1]).toEqual([0, low, share, high, 1].toSorted((a, b) => a - b));
      }),
    );
  });

  test('of the failures is that of the successes, mirrored', () => {
    fc.assert(
      fc.property(
        counts.filter(([, tries]) => tries > 0),
        ([successes, tries]) => {
          expect(wilson(tries - successes, tries).low).toBeCloseTo(1 - wilson(successes, tries).high, 5);
        },
      ),
    );
  });
});
