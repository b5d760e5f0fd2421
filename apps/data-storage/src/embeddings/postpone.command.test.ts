import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { postponeTraces } from './postpone.command.ts';

test('postpone.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./postpone.command.sql', import.meta.url), postponeTraces);
});
