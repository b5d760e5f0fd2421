import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { measureDurations } from './measure-durations.query.ts';

test('measure-durations.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./measure-durations.query.sql', import.meta.url), measureDurations);
});
