import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { failingActions } from './failing-actions.query.ts';

test('failing-actions.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./failing-actions.query.sql', import.meta.url), failingActions);
});
