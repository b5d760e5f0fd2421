import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { namespaceHealth } from './namespace-health.query.ts';

test('namespace-health.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./namespace-health.query.sql', import.meta.url), namespaceHealth);
});
