import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { migrationHead } from './migration-head.query.ts';

test('migration-head.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./migration-head.query.sql', import.meta.url), migrationHead);
});
