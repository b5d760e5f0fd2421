import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { forgetDeferred } from './forget.command.ts';

test('forget.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./forget.command.sql', import.meta.url), forgetDeferred);
});
