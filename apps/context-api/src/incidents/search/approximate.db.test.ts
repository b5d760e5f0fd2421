import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import { describeOnServer, insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { ids, sorted } from '../../../test/ids.ts';
import {
  cosine,
  insertMany,
  pseudoRandom,
  setEverywhere,
  type EmbeddedIncident,
} from '../../../test/many-incidents.ts';
import type { SearchBody } from '../../../test/client.ts';
import { startService, useService } from '../../../test/service.ts';
import { turned } from '../../../test/vectors.ts';
import { nearestApproximate } from './nearest-approximate.query.ts';

/** Everything but the smallest sets of candidates goes to the index. */
const EXACT_AT_MOST = 50;
const service = useService({ searchExactAtMost: EXACT_AT_MOST });

const QUERY = turned(0);
const random = pseudoRandom(7);
const around = (degrees: number) => turned(degrees).map((value) => value + 0.02 * random());
const many = (count: number, cluster_name: string, degrees: number): EmbeddedIncident[] =>
  Array.from({ length: count }, () => ({ cluster_name, vector: around(degrees) }));

/** 1000 incidents near the query, 300 of one cluster far from it, 60 of another farther still, and a foreign model. */
const INCIDENTS: readonly EmbeddedIncident[] = [
  ...many(1000, 'near', 0),
  ...many(300, 'far', 60),
  ...many(60, 'few', 75),
  ...many(100, 'near', 0).map((incident) => ({
    ...incident,
    vector: QUERY,
    embedding_model: 'another-model',
  })),
];

/** The greatest similarities there are, found without any index. */
function similarities(clusters: readonly string[], limit: number): number[] {
  return INCIDENTS.filter(
    ({ cluster_name, embedding_model }) => clusters.includes(cluster_name) && !embedding_model,
  )
    .map(({ vector }) => cosine(QUERY, vector))
    .toSorted((one, other) => other - one)
    .slice(0, limit);
}

beforeAll(async () => {
  await insertMany(service.database.owner, INCIDENTS);
  // Small tables are scanned whole; the plans of large ones are what is tested here.
  for (const method of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) {
    await setEverywhere(service.database, method, 'off');
  }
}, 120_000);

describe('the index alone', () => {
  test('finds nothing among filtered incidents when its nearest are all others', async () => {
    const params = {
      vector: toVectorParameter(QUERY),
      model: 'hashing-v1',
      limit: 10,
      filters: { cluster_name: ['far'] },
    };
    await service.database.owner.transaction().execute(async (tx) => {
      for (const method of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) {
        await sql`set local ${sql.raw(method)} = off`.execute(tx);
      }
      await sql`set local hnsw.iterative_scan = off`.execute(tx);
      const plan = JSON.stringify(await nearestApproximate(tx as never, params).explain());
      expect(plan).toContain('distinct_embeddings_embedding_idx');
      expect(await nearestApproximate(tx as never, params).execute()).toEqual([]);
    });
  });
});

describe.each([
  { clusters: ['far'], limit: 10 },
  { clusters: ['far'], limit: 100 },
  { clusters: ['far', 'few'], limit: 100 },
  { clusters: ['near', 'far', 'few'], limit: 10 },
])('a search among $clusters', ({ clusters, limit }) => {
  test(`has all ${limit} incidents, nearest first, and says that it is approximate`, async () => {
    const filters = clusters.length === 3 ? {} : { cluster_name: clusters };
    const result = await service.client.search({ embedding: QUERY, filters, limit });
    expect(result).toMatchObject({ complete: false, searched: null, method: 'hnsw', model: 'hashing-v1' });

    const found = result.items.map(({ similarity }) => similarity);
    const best = similarities(clusters, limit);
    expect(found).toHaveLength(limit);
    expect(found).toEqual(found.toSorted((one, other) => other - one));
    const missed = found.filter((similarity) => similarity < (best.at(-1) ?? 0) - 1e-5);
    expect(missed.length / limit).toBeLessThanOrEqual(0.1);

    expect(result.items.filter((item) => !clusters.includes(item.cluster_name))).toEqual([]);
    expect(result.items.filter((item) => item.embedding_model !== 'hashing-v1')).toEqual([]);
    expect(new Set(ids(result.items)).size).toBe(limit);
  });
});

test('when fewer exist than were asked for, all are compared, so none is missing', async () => {
  const result = await service.client.search({
    embedding: QUERY,
    filters: { cluster_name: 'few' },
    limit: 100,
  });
  expect(result).toMatchObject({ complete: false, searched: 60, unsearched: 1, method: 'exact' });
  expect(result.items).toHaveLength(60);
});

test('when fewer are similar enough, all are compared, so none is missing', async () => {
  const filters = { cluster_name: 'far' };
  const best = similarities(['far'], 300);
  const min_similarity = ((best[2] ?? 0) + (best[3] ?? 0)) / 2;
  const result = await service.client.search({ embedding: QUERY, filters, min_similarity });
  expect(result).toMatchObject({ complete: false, searched: 300, unsearched: 1, method: 'exact' });
  expect(result.items).toHaveLength(3);
});

test('when few match, all are compared at once', async () => {
  const { owner } = service.database;
  const some = [];
  for (let index = 0; index < 3; index++) {
    some.push(
      await insertIncident(owner, {
        namespace: 'narrow',
        embedding: toVectorParameter(around(90)),
        embedding_model: 'hashing-v1',
      }),
    );
  }
  const result = await service.client.search({ embedding: QUERY, filters: { namespace: 'narrow' } });
  expect(result).toMatchObject({ complete: true, searched: 3, method: 'exact' });
  expect(sorted(ids(result.items))).toEqual(some);
});

describeOnServer('when a statement takes too long', () => {
  beforeAll(async () => {
    const { owner } = service.database;
    await sql`alter table action_histories enable row level security`.execute(owner);
  });
  afterAll(() =>
    sql`alter table action_histories disable row level security`.execute(service.database.owner),
  );

  /** A search while the statements that begin so are ended as their time limit would, whatever the machine's speed. */
  async function searchWithout(beginning: string, request: SearchBody) {
    const { owner } = service.database;
    await sql`
      create or replace function slow() returns boolean language plpgsql as $$
      begin
        if current_query() like '%${sql.raw(beginning)}%' then
          raise exception 'canceling statement due to statement timeout' using errcode = 'query_canceled';
        end if;
        return true;
      end $$`.execute(owner);
    await sql`drop policy if exists slow on action_histories`.execute(owner);
    await sql`create policy slow on action_histories using (slow())`.execute(owner);
    const restarted = await startService(service.database, { searchExactAtMost: EXACT_AT_MOST });
    try {
      return await restarted.client.search(request);
    } finally {
      await restarted.stop();
    }
  }

  test('what the index found is the answer, said to be incomplete', async () => {
    const filters = { cluster_name: 'few' };
    const result = await searchWithout('with "candidate"', { embedding: QUERY, filters, limit: 100 });
    expect(result).toMatchObject({ complete: false, searched: null, method: 'hnsw' });
    expect(result.items.length).toBeGreaterThan(50);
  });

  test('where the index is too slow, the nearest of the newest are', async () => {
    const filters = { cluster_name: 'far' };
    const result = await searchWithout('with "nearest"', { embedding: QUERY, filters, limit: 5 });
    expect(result).toMatchObject({ complete: false, searched: null, method: 'hnsw' });
    const newest = INCIDENTS.filter(({ cluster_name }) => cluster_name === 'far').slice(-EXACT_AT_MOST);
    const best = newest.map(({ vector }) => cosine(QUERY, vector)).toSorted((one, other) => other - one);
    expect(result.items.map(({ similarity }) => similarity)).toEqual(
      best.slice(0, 5).map((similarity) => expect.closeTo(similarity, 5)),
    );
  });
});
