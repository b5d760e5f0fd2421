import { expect, test } from '@jest/globals';
import { slotOf } from './feature-hash.ts';

const words = Array.from({ length: 20_000 }, (_, index) => `word${index}`);

test('features spread evenly over the 768 places', () => {
  const counts = new Array<number>(768).fill(0);
  for (const word of words) counts[slotOf('word', word).index]! += 1;
  const expected = words.length / counts.length;
  const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 767 degrees of freedom: mean 767, standard deviation 39; five deviations.
  expect(chiSquared).toBeLessThan(767 + 5 * 39);
});

test('signs are balanced and do not depend on the place', () => {
  const even = words.filter((word) => slotOf('word', word).index % 2 === 0);
  for (const group of [words, even]) {
    const sum = group.reduce((total, word) => total + slotOf('word', word).sign, 0);
    expect(Math.abs(sum)).toBeLessThan(5 * Math.sqrt(group.length));
  }
});

test('a word and an equal part of a word are different features', () => {
  const same = words.filter((word) => slotOf('word', word).index === slotOf('gram', word).index);
  expect(same.length).toBeLessThan(60);
});
