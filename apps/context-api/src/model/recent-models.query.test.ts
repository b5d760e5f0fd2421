import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { recentModels } from './recent-models.query.ts';

test('recent-models.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./recent-models.query.sql', import.meta.url), recentModels);
});
