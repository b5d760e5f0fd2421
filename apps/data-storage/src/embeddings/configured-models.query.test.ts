import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { configuredModels } from './configured-models.query.ts';

test('configured-models.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./configured-models.query.sql', import.meta.url), configuredModels);
});
