import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { storeTraces } from './store.command.ts';

test('store.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./store.command.sql', import.meta.url), storeTraces);
});
