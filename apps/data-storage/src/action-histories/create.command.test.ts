import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { createHistory } from './create.command.ts';

test('create.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./create.command.sql', import.meta.url), createHistory);
});
