import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { findStored } from './find-stored.query.ts';

test('find-stored.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./find-stored.query.sql', import.meta.url), findStored);
});
