import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toSimilarIncidents, type SimilarRow } from './similar-incident.view.ts';

const row = (distance: number): SimilarRow =>
  ({ execution_status: 'completed', distance, searched: 9 }) as SimilarRow;
const similarities = (distances: readonly number[], minSimilarity = 0) =>
  toSimilarIncidents(distances.map(row), minSimilarity).map(({ similarity }) => similarity);

describe('similarity', () => {
  test.each([
    [0, 1],
    [-1e-9, 1],
    [5.9604645e-8, 1],
    [0.25, 0.75],
    [0.1234567, 0.876543],
    [1, 0],
    [1.7, 0],
    [2, 0],
  ])('of the distance %d is %d', (distance, expected) =>
    expect(similarities([distance])).toEqual([expected]),
  );

  test('is between 0 and 1 and falls with the distance', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true })), (distances) => {
        const values = similarities(distances.toSorted((one, other) => one - other));
        expect(values).toEqual(values.toSorted((one, other) => other - one));
        for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  test('below the least wanted is left out, what equals it as shown is not', () => {
    expect(similarities([0, 0.3000004, 0.3000006, 1.5], 0.7)).toEqual([1, 0.7]);
  });

  test('to a vector without a direction does not exist', () =>
    expect(similarities([Number.NaN, 0.5])).toEqual([0.5]));

  test('is told, the distance is not', () => {
    expect(toSimilarIncidents([row(0.5)], 0)).toEqual([
      { execution_status: 'completed', phase: 'completed', similarity: 0.5 },
    ]);
  });
});
