import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { takeLatestStatus } from './latest-status.command.ts';

test('latest-status.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./latest-status.command.sql', import.meta.url), takeLatestStatus);
});
