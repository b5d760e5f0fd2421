import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countMatching } from './count-matching.query.ts';

test('count-matching.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count-matching.query.sql', import.meta.url), countMatching);
});
