import { describe, expect, test } from '@jest/globals';
import type { AnyQuery } from '@precedent/schema';
import { useTestDatabase, withClient } from '@precedent/testing';
import { compileOnlyDb } from '@precedent/testing/golden-sql';
import { VALUE_FILTERS } from '../src/incidents/filters/incident-filters.ts';
import { getIncident } from '../src/incidents/get.query.ts';
import { listIncidents } from '../src/incidents/list.query.ts';
import { embeddingOf } from '../src/incidents/search/embedding-of.query.ts';
import { nearestApproximate } from '../src/incidents/search/nearest-approximate.query.ts';
import { nearestExact } from '../src/incidents/search/nearest-exact.query.ts';

/*
 * On an empty table, with every other way made expensive and parameters unknown: a plan that still has no index scan
 * means that no index can serve the statement.
 */
const database = useTestDatabase();

async function plan(query: AnyQuery, variant: string): Promise<string> {
  const { sql } = query(compileOnlyDb(), query.declaration.variants[variant]).compile();
  return withClient(database.ownerUrl, async (client) => {
    await client.query('begin; set local role precedent_reader; set local enable_seqscan = off');
    await client.query('set local enable_sort = off; set local enable_bitmapscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan, costs off) ${sql}`);
    await client.query('rollback');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('can use the index', () => {
  test.each(['no filter', 'next page', 'oldest first', 'oldest first, next page', 'from', 'to'])(
    'of recent incidents, without sorting: list, %s',
    async (variant) => {
      const text = await plan(listIncidents, variant);
      expect(text).toContain('resource_action_traces_recent_idx');
      expect(text).not.toContain('Sort');
    },
  );

  test.each(['next page', 'oldest first, next page'])('to begin at the cursor: list, %s', async (variant) => {
    expect(await plan(listIncidents, variant)).toMatch(
      /Index Cond: \(ROW\(t?\.?action_timestamp, t?\.?id\) [<>] ROW/,
    );
  });

  test.each(VALUE_FILTERS)('of a filter, without sorting: list, %s', async (filter) => {
    const text = await plan(listIncidents, filter);
    expect(text).toContain(`resource_action_traces_${filter}_idx`);
    expect(text).not.toContain('Sort');
  });

  test.each(VALUE_FILTERS)('of a filter, once for each of its values: list, %s', async (filter) => {
    const text = await plan(listIncidents, `several of ${filter}`);
    expect(text).toMatch(
      new RegExp(`Index Scan .*resource_action_traces_${filter}_idx.*\\n +Index Cond: .*wanted.value`),
    );
  });

  test.each(['no filter', 'cluster_name', 'environment', 'without an incident'])(
    'of embeddings: approximate search, %s',
    async (variant) => {
      expect(await plan(nearestApproximate, variant)).toContain('distinct_embeddings_embedding_idx');
    },
  );

  test.each(Object.keys(nearestExact.declaration.variants))(
    'of embeddings never when all are to be compared: exact search, %s',
    async (variant) => {
      expect(await plan(nearestExact, variant)).not.toContain('distinct_embeddings_embedding_idx');
    },
  );

  test.each([
    ['get', getIncident, 'plain'],
    ['embedding of', embeddingOf, 'plain'],
  ])('of ids: %s', async (_name, query, variant) => {
    expect(await plan(query, variant)).toContain('resource_action_traces_pkey');
  });
});
