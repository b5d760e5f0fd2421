import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { createTraces } from './create-traces.command.ts';

test('create-traces.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./create-traces.command.sql', import.meta.url), createTraces);
});
