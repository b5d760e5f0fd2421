import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { claimTraces } from './claim.command.ts';

test('claim.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./claim.command.sql', import.meta.url), claimTraces);
});
