import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { similarityOf, toSimilarIncident, type SimilarRow } from './similar-incident.view.ts';

describe('similarity', () => {
  test.each([
    [0, 1],
    [-1e-9, 1],
    [5.9604645e-8, 1],
    [0.25, 0.75],
    [0.1234567, 0.876543],
    [0.3000004, 0.7],
    [1, 0],
    [1.7, 0],
    [2, 0],
    [Number.NaN, Number.NaN],
  ])('of the distance %d is %d', (distance, expected) => expect(similarityOf(distance)).toBe(expected));

  test('is between 0 and 1 and falls with the distance', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true })), (distances) => {
        const values = distances.toSorted((one, other) => one - other).map(similarityOf);
        expect(values).toEqual(values.toSorted((one, other) => other - one));
        for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  test('is told with its reasons, the distance is not', () => {
    const row = { execution_status: 'completed', distance: 0.5 } as SimilarRow;
    expect(toSimilarIncident(row, [{ kind: 'similarity' }])).toEqual({
      execution_status: 'completed',
      phase: 'completed',
      similarity: 0.5,
      why: [{ kind: 'similarity' }],
    });
  });
});
