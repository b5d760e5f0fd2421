import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { getResource } from './get.query.ts';

test('get.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./get.query.sql', import.meta.url), getResource);
});
