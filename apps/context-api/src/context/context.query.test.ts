import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { gatherContext } from './context.query.ts';

test('context.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./context.query.sql', import.meta.url), gatherContext);
});
