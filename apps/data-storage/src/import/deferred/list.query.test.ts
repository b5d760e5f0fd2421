import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { listDeferred } from './list.query.ts';

test('list.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./list.query.sql', import.meta.url), listDeferred);
});
