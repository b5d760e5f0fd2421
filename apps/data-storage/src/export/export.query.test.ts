import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { exportTraces } from './export.query.ts';

test('export.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./export.query.sql', import.meta.url), exportTraces);
});
