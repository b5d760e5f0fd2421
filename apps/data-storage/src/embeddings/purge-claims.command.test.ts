import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { purgeClaims } from './purge-claims.command.ts';

test('purge-claims.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./purge-claims.command.sql', import.meta.url), purgeClaims);
});
