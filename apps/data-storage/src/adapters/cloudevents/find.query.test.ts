import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { findEvent } from './find.query.ts';

test('find.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./find.query.sql', import.meta.url), findEvent);
});
