import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { purgeableRows } from './purgeable.query.ts';

test('purgeable.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./purgeable.query.sql', import.meta.url), purgeableRows);
});
