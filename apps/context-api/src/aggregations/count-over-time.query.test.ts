import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countOverTime } from './count-over-time.query.ts';

test('count-over-time.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count-over-time.query.sql', import.meta.url), countOverTime);
});
