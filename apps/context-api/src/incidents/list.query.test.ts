import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { listIncidents } from './list.query.ts';

test('list.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./list.query.sql', import.meta.url), listIncidents);
});
