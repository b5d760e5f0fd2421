import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from './random.ts';

describe('Random', () => {
  test('repeats itself for one seed and differs for another', () => {
    const draw = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('is uniform', () => {
    const random = new Random(1);
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.integer(0, 99)]! += 1;
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: mean 99, standard deviation 14; five deviations.
    expect(chiSquared).toBeLessThan(99 + 5 * 14);
  });

  test('keeps to the bounds and never picks what has no weight', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, lowest, span) => {
        const random = new Random(seed);
        const value = random.integer(lowest, lowest + span);
        expect(value).toBeGreaterThanOrEqual(lowest);
        expect(value).toBeLessThanOrEqual(lowest + span);
        expect(random.weighted(['never', 'always'], (item) => (item === 'never' ? 0 : 1))).toBe('always');
        expect(random.skewed(10)).toBeGreaterThan(0);
      }),
    );
  });

  test('cannot pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
