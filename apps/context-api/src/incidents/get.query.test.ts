import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { getIncident } from './get.query.ts';

test('get.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./get.query.sql', import.meta.url), getIncident);
});
