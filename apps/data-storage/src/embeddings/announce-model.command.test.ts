import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { announceModel } from './announce-model.command.ts';

test('announce-model.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./announce-model.command.sql', import.meta.url), announceModel);
});
