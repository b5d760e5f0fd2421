import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { rememberModelsCommand } from './remember-models.command.ts';

test('remember-models.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./remember-models.command.sql', import.meta.url), rememberModelsCommand);
});
