import { expect, test } from '@jest/globals';
import { endOfRecords, LSN_PATTERN, lsnValue } from './lsn.ts';

test('positions compare as numbers, not as text', () => {
  const inOrder = ['0/0', '0/9', '0/A0', '0/FFFFFFFF', '1/0', '9/0', '10/0', 'FFFFFFFF/FFFFFFFF'];
  expect(inOrder.every((lsn) => LSN_PATTERN.test(lsn))).toBe(true);
  const values = inOrder.map(lsnValue);
  expect(values.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(values);
  expect(new Set(values).size).toBe(values.length);
});

test.each([
  ['0/4000028', '0/4000000', 'a segment was switched: its first page has a header of 40 bytes'],
  ['0/3062018', '0/3062000', 'a page is full: the next has a header of 24 bytes'],
  ['0/3062028', '0/3062028', 'a page that is not the first of a segment'],
  ['0/4000018', '0/4000000', 'within the header of a segment there is no record'],
  ['0/3061FF8', '0/3061FF8', 'a record'],
  ['1/0', '1/0', 'the end of a segment'],
])('the last record before %s ends at %s: %s', (lsn, end) => {
  expect(endOfRecords(lsn)).toBe(lsnValue(end));
});
