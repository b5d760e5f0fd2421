import { expect, test } from '@jest/globals';
import { LSN_PATTERN, lsnValue } from './lsn.ts';

test('positions compare as numbers, not as text', () => {
  const inOrder = ['0/0', '0/9', '0/A0', '0/FFFFFFFF', '1/0', '9/0', '10/0', 'FFFFFFFF/FFFFFFFF'];
  expect(inOrder.every((lsn) => LSN_PATTERN.test(lsn))).toBe(true);
  const values = inOrder.map(lsnValue);
  expect(values.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(values);
  expect(new Set(values).size).toBe(values.length);
});
