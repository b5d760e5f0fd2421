import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { timelineAround } from './timeline.query.ts';

test('timeline.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./timeline.query.sql', import.meta.url), timelineAround);
});
