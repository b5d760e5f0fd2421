import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { serverState } from './server-state.query.ts';

test('server-state.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./server-state.query.sql', import.meta.url), serverState);
});
