import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { purgeKeys } from './purge.command.ts';

test('purge.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./purge.command.sql', import.meta.url), purgeKeys);
});
