import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { countFacets } from './facets.query.ts';

test('facets.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./facets.query.sql', import.meta.url), countFacets);
});
