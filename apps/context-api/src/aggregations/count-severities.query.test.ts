import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countSeverities } from './count-severities.query.ts';

test('count-severities.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count-severities.query.sql', import.meta.url), countSeverities);
});
