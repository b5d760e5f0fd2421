import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { nearestApproximate } from './nearest-approximate.query.ts';

test('nearest-approximate.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./nearest-approximate.query.sql', import.meta.url), nearestApproximate);
});
