import { expect, test } from '@jest/globals';
import { checkVector } from './check-vector.ts';

const withItem = (index: number, value: unknown): number[] =>
  Object.assign(new Array<number>(768).fill(0.1), { [index]: value });

test('accepts 768 finite numbers', () => {
  expect(checkVector(new Array<number>(768).fill(0.1))).toBeNull();
  expect(checkVector(Float32Array.from({ length: 768 }, (_, index) => (index === 767 ? 1 : 0)))).toBeNull();
});

test.each([
  ['767 numbers', new Array<number>(767).fill(1), 'must have 768 numbers, not 767'],
  ['769 numbers', new Array<number>(769).fill(1), 'must have 768 numbers, not 769'],
  ['no number', [], 'must have 768 numbers, not 0'],
  ['NaN', withItem(3, NaN), 'item 3 must be a finite number'],
  ['infinity', withItem(767, -Infinity), 'item 767 must be a finite number'],
  ['a string', withItem(5, '1'), 'item 5 must be a number'],
  ['null', withItem(0, null), 'item 0 must be a number'],
  ['beyond float32', withItem(9, 1e39), 'item 9 must be in the range of a 32-bit float'],
  [
    'zeros',
    new Array<number>(768).fill(0),
    'must not be only zeros: such a vector has no direction to compare',
  ],
  [
    'tiny',
    new Array<number>(768).fill(1e-30),
    'must not be so short: the sum of its squares underflows a 32-bit float',
  ],
  [
    'huge',
    new Array<number>(768).fill(1e30),
    'must not be so long: the sum of its squares overflows a 32-bit float',
  ],
])('refuses %s', (_, values, reason) => {
  expect(checkVector(values)).toBe(reason);
});
