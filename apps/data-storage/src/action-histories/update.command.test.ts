import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { updateHistory } from './update.command.ts';

test('update.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./update.command.sql', import.meta.url), updateHistory);
});
