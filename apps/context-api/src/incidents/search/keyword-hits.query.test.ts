import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { keywordHits } from './keyword-hits.query.ts';

test('keyword-hits.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./keyword-hits.query.sql', import.meta.url), keywordHits);
});
