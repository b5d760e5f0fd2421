import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countStatuses } from './count-statuses.query.ts';

test('count-statuses.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count-statuses.query.sql', import.meta.url), countStatuses);
});
