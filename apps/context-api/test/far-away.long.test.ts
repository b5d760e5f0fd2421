import { beforeAll, expect, test } from '@jest/globals';
import { cosine, insertMany, pseudoRandom, setEverywhere, type EmbeddedIncident } from './many-incidents.ts';
import { useService } from './service.ts';
import { turned } from './vectors.ts';

/** Sizes as in production: more is near than a search of the index looks at, more is far than is compared one by one. */
const service = useService();
const QUERY = turned(0);
const random = pseudoRandom(5);
const many = (count: number, cluster_name: string, degrees: number): EmbeddedIncident[] =>
  Array.from({ length: count }, () => ({
    cluster_name,
    vector: turned(degrees).map((value) => value + 0.02 * random()),
  }));

const OLDER = many(3500, 'far', 55);
const NEWEST = many(2000, 'far', 70);

beforeAll(async () => {
  await insertMany(service.database.owner, [...many(4600, 'near', 0), ...OLDER, ...NEWEST]);
  // Tables of this size may still be sorted whole; those of a million are what is tested here.
  for (const method of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) {
    await setEverywhere(service.database, method, 'off');
  }
}, 300_000);

function similarities(incidents: readonly EmbeddedIncident[], limit: number): number[] {
  return incidents
    .map(({ vector }) => cosine(QUERY, vector))
    .toSorted((one, other) => other - one)
    .slice(0, limit);
}

test('of what is far away, the newest are compared, and none of what is near but elsewhere is in the answer', async () => {
  const filters = { cluster_name: 'far' };
  const result = await service.client.search({ embedding: QUERY, filters, limit: 20 });
  expect(result).toMatchObject({ complete: false, searched: null, method: 'hnsw' });
  expect(result.items).toHaveLength(20);
  const best = similarities(NEWEST, 20);
  result.items.forEach(({ similarity, cluster_name }, index) => {
    expect(cluster_name).toBe('far');
    expect(similarity).toBeGreaterThanOrEqual((best[index] ?? 1) - 1e-5);
  });
});

test('all are compared when too few of the newest are similar enough', async () => {
  const filters = { cluster_name: 'far' };
  const min_similarity = 0.5;
  const result = await service.client.search({ embedding: QUERY, filters, limit: 100, min_similarity });
  // One is the resource's first incident, which has no embedding.
  expect(result).toMatchObject({ complete: false, searched: 5500, unsearched: 1, method: 'exact' });
  expect(result.items.map(({ similarity }) => similarity)).toEqual(
    similarities(OLDER, 100).map((similarity) => expect.closeTo(similarity, 5)),
  );
});
