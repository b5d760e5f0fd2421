import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { createResources } from './create-resources.command.ts';

test('create-resources.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./create-resources.command.sql', import.meta.url), createResources);
});
