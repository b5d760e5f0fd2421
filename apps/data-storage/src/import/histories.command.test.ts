import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { ensureHistories } from './histories.command.ts';

test('histories.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./histories.command.sql', import.meta.url), ensureHistories);
});
