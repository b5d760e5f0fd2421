import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { embeddingBacklog } from './backlog.query.ts';

test('backlog.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./backlog.query.sql', import.meta.url), embeddingBacklog);
});
