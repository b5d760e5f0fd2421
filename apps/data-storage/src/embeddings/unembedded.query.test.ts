import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { unembeddedTraces } from './unembedded.query.ts';

test('unembedded.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./unembedded.query.sql', import.meta.url), unembeddedTraces);
});
