import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { embeddingModels } from './models.query.ts';

test('models.query.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./models.query.sql', import.meta.url), embeddingModels);
});
