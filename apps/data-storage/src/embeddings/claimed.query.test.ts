import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { claimedTraces } from './claimed.query.ts';

test('claimed.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./claimed.query.sql', import.meta.url), claimedTraces);
});
