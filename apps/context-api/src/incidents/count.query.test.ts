import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countIncidents } from './count.query.ts';

test('count.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count.query.sql', import.meta.url), countIncidents);
});
