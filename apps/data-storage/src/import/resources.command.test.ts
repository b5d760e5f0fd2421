import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { ensureResources } from './resources.command.ts';

test('resources.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./resources.command.sql', import.meta.url), ensureResources);
});
