import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { logPosition } from './position.query.ts';

test('position.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./position.query.sql', import.meta.url), logPosition);
});
