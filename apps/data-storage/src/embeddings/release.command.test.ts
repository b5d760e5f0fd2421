import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { releaseTraces } from './release.command.ts';

test('release.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./release.command.sql', import.meta.url), releaseTraces);
});
