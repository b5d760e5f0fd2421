import { expect, test } from '@jest/globals';
import { unitVector } from './unit-vector.ts';

test.each([
  [
    [3, 4],
    [0.6, 0.8],
  ],
  [
    [0, -2],
    [0, -1],
  ],
  [
    [1e18, 1e18],
    [Math.SQRT1_2, Math.SQRT1_2],
  ],
  [
    [1e-18, 0],
    [1, 0],
  ],
])('%j', (values, expected) => {
  const vector = unitVector(values);
  expect(vector).toBeInstanceOf(Float32Array);
  vector.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 6));
});
