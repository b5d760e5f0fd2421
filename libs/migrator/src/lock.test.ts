import { expect, test } from '@jest/globals';
import { MIGRATION_LOCK_KEY } from './lock.ts';

test('the lock key spells the name and fits a signed 64-bit number', () => {
  const key = BigInt(MIGRATION_LOCK_KEY);
  expect(Buffer.from(key.toString(16), 'hex').toString('latin1')).toBe('PRCDMIGR');
  expect(BigInt.asIntN(64, key)).toBe(key);
});
