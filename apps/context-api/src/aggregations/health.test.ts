import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { healthComponents, healthScore } from './health.ts';

const health = (evidence: Parameters<typeof healthComponents>[0]) => healthScore(healthComponents(evidence));

describe('the health of a namespace', () => {
  test.each([
    ['all is well', { total: 4, finished: 4, succeeded: 4, critical: 0, median: 1000 }, 1],
    ['nothing is', { total: 4, finished: 4, succeeded: 0, critical: 4, median: 30_000_000_000 }, 0.000001],
    ['half of it is', { total: 4, finished: 4, succeeded: 2, critical: 2, median: 600_000 }, 0.5],
    ['nothing is finished', { total: 4, finished: 0, succeeded: 0, critical: 1, median: null }, 0.75],
    ['no duration is known', { total: 1, finished: 1, succeeded: 1, critical: 1, median: null }, 0.666667],
    ['it takes no time', { total: 1, finished: 1, succeeded: 1, critical: 0, median: 0 }, 1],
  ])('when %s', (_when, evidence, score) => expect(health(evidence)).toBe(score));

  test('lies between 0 and 1', () => {
    const part = (most: number) => fc.nat(most);
    const evidence = fc
      .integer({ min: 1, max: 1000 })
      .chain((total) =>
        fc.record({ total: fc.constant(total), finished: part(total), critical: part(total) }),
      )
      .chain((some) => fc.record({ some: fc.constant(some), succeeded: part(some.finished) }))
      .map(({ some, succeeded }) => ({ ...some, succeeded }));
    fc.assert(
      fc.property(evidence, fc.option(fc.nat()), (some, median) => {
        const score = health({ ...some, median });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
