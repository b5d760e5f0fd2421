import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { compareActions } from './compare-actions.query.ts';

test('compare-actions.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./compare-actions.query.sql', import.meta.url), compareActions);
});
