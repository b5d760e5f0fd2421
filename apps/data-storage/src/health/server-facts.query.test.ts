import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { serverFacts } from './server-facts.query.ts';

test('server-facts.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./server-facts.query.sql', import.meta.url), serverFacts);
});
