import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { rememberDeferred } from './remember.command.ts';

test('remember.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./remember.command.sql', import.meta.url), rememberDeferred);
});
