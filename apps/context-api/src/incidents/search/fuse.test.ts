import { expect, test } from '@jest/globals';
import { reciprocalRanks } from './fuse.ts';

test('a place is worth less the farther behind, and places in two rankings add up', () => {
  const scores = reciprocalRanks([
    [7, 8],
    [9, 7],
  ]);
  expect(scores).toEqual(
    new Map([
      [7, 1 / 61 + 1 / 62],
      [8, 1 / 62],
      [9, 1 / 61],
    ]),
  );
});

test('nothing ranked scores nothing', () => expect(reciprocalRanks([[], []]).size).toBe(0));
