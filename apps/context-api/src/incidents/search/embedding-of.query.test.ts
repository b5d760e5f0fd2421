import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { embeddingOf } from './embedding-of.query.ts';

test('embedding-of.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./embedding-of.query.sql', import.meta.url), embeddingOf);
});
