import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { schemaHead } from './schema-head.query.ts';

test('schema-head.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./schema-head.query.sql', import.meta.url), schemaHead);
});
