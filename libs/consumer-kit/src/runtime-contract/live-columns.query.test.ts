import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { liveColumns } from './live-columns.query.ts';

test('live-columns.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./live-columns.query.sql', import.meta.url), liveColumns);
});
