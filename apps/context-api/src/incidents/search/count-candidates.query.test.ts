import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countCandidates } from './count-candidates.query.ts';

test('count-candidates.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./count-candidates.query.sql', import.meta.url), countCandidates);
});
