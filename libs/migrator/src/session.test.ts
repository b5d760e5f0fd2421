import { expect, test } from '@jest/globals';
import { sqlState } from './session.ts';

test('sqlState reads the code of a database error and of nothing else', () => {
  expect(sqlState(Object.assign(new Error('lock'), { code: '55P03' }))).toBe('55P03');
  expect(sqlState(Object.assign(new Error('odd'), { code: 5 }))).toBeUndefined();
  expect(sqlState(new Error('plain'))).toBeUndefined();
  expect(sqlState(null)).toBeUndefined();
  expect(sqlState('55P03')).toBeUndefined();
});
