import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { vectorTypeQuery } from './vector-type.query.ts';

test('vector-type.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./vector-type.query.sql', import.meta.url), vectorTypeQuery);
});
