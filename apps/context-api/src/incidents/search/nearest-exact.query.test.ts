import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { nearestExact } from './nearest-exact.query.ts';

test('nearest-exact.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./nearest-exact.query.sql', import.meta.url), nearestExact);
});
