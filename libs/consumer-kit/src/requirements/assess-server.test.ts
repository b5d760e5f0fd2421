import { describe, expect, test } from '@jest/globals';
import { assessIndexes, assessPgvector, assessPostgres } from './assess-server.ts';
import { indexDefinitions } from './index-definitions.ts';
import type { ServerFacts } from './server-facts.query.ts';

const facts = (some: Partial<ServerFacts>): ServerFacts => ({
  version: '17.6',
  version_number: 170_006,
  pgvector: '0.8.1',
  indexes: [],
  ...some,
});

test.each([
  ['14.19', 140_019, false],
  ['15.0', 150_000, true],
  ['18beta1', 180_000, true],
])('PostgreSQL %s', (version, version_number, right) => {
  const { found, fault } = assessPostgres(facts({ version, version_number }));
  expect([found, fault === undefined]).toEqual([`PostgreSQL ${version}`, right]);
  if (!right) expect(fault).toMatchObject({ severity: 'failed', reason: expect.stringContaining('15') });
});

test.each([
  ['0.7.4', false],
  ['0.8', true],
  ['0.8.0', true],
  ['0.10.0', true],
  ['1.0', true],
])('pgvector %s', (pgvector, right) => {
  expect(assessPgvector(facts({ pgvector })).fault === undefined).toBe(right);
});

test('pgvector that is not installed is told apart from an old one', () => {
  expect(assessPgvector(facts({ pgvector: null })).fault?.mend).toEqual(['CREATE EXTENSION vector;']);
  expect(assessPgvector(facts({ pgvector: '0.7.0' })).fault?.mend).toEqual([
    'ALTER EXTENSION vector UPDATE;',
  ]);
});

describe('indexes', () => {
  const definitions = new Map([
    ['a_idx', 'CREATE INDEX a_idx ON public.t USING btree (a)'],
    ['b_idx', 'CREATE UNIQUE INDEX b_idx ON public.t USING btree (b)'],
  ]);

  test('that are all there are no fault', () => {
    const indexes = [{ name: 'a_idx', valid: true }];
    expect(assessIndexes(facts({ indexes }), ['a_idx'], definitions)).toEqual({
      found: '1 of 1 indexes are valid',
    });
  });

  test('that are missing or not valid only make it slow; each has its command', () => {
    const indexes = [{ name: 'a_idx', valid: false }];
    expect(assessIndexes(facts({ indexes }), ['a_idx', 'b_idx'], definitions)).toEqual({
      found: '0 of 2 indexes are valid',
      fault: {
        severity: 'warning',
        reason: 'queries are slow without indexes; missing: b_idx; not valid: a_idx',
        mend: [
          'CREATE UNIQUE INDEX CONCURRENTLY b_idx ON public.t USING btree (b);',
          'REINDEX INDEX CONCURRENTLY a_idx;',
        ],
      },
    });
  });

  test('of which there is none come with the migrations', () => {
    expect(assessIndexes(facts({}), ['a_idx', 'b_idx'], definitions).fault).toMatchObject({
      reason: 'queries are slow without indexes; missing: all 2',
      mend: ['npm run data-storage -- migrate up'],
    });
  });

  test('of the schema have their definitions', () => {
    expect(indexDefinitions().get('distinct_embeddings_embedding_idx')).toMatch(
      /^CREATE INDEX .* USING hnsw/,
    );
  });
});
