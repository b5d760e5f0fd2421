import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { appliedMigrations } from './applied-migrations.query.ts';

test('applied-migrations.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./applied-migrations.query.sql', import.meta.url), appliedMigrations);
});
