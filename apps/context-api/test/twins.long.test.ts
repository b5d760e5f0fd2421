import { beforeAll, expect, test } from '@jest/globals';
import { cosine, insertMany, pseudoRandom, setEverywhere } from './many-incidents.ts';
import { useService } from './service.ts';

/*
 * Incidents told in the same words have the same embedding. In an index over incidents so many twins link to each other
 * alone, and a search that begins elsewhere finds none of them.
 */
const KINDS = 25;
const TWINS = 400;

/** Everything goes to the approximate index. */
const service = useService({ searchExactAtMost: 0 });
const random = pseudoRandom(17);
const kinds = Array.from({ length: KINDS }, (_, kind) => ({
  cluster_name: `kind ${kind}`,
  vector: Array.from({ length: 768 }, () => random()),
}));

/** Names of the kinds, the most similar first. */
const byNearness = (to: readonly number[]) =>
  kinds
    .map(({ cluster_name, vector }) => ({ cluster_name, similarity: cosine(to, vector) }))
    .toSorted((one, other) => other.similarity - one.similarity)
    .map(({ cluster_name }) => cluster_name);

beforeAll(async () => {
  const shuffled = Array.from({ length: KINDS * TWINS }, (_, index) => kinds[index % KINDS] ?? []);
  await insertMany(service.database.owner, shuffled as typeof kinds);
  // Small tables are scanned whole; the index is what is tested here.
  for (const method of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) {
    await setEverywhere(service.database, method, 'off');
  }
}, 300_000);

test.each(kinds)('a search by what $cluster_name has in common finds its latest', async (kind) => {
  const { items, method } = await service.client.search({ embedding: [...kind.vector], limit: 100 });
  expect(method).toBe('hnsw');
  expect(items.map(({ cluster_name }) => cluster_name)).toEqual(Array(100).fill(kind.cluster_name));
  const found = items.map(({ id }) => id);
  expect(found).toEqual(found.toSorted((one, other) => other - one));
});

test.each(kinds)('when $cluster_name is excluded, the next most similar kind is found', async (kind) => {
  const [, next, ...others] = byNearness(kind.vector);
  const { items } = await service.client.search({
    embedding: [...kind.vector],
    filters: { cluster_name: [next ?? '', ...others.slice(0, 10)] },
    limit: 10,
  });
  expect(items.map(({ cluster_name }) => cluster_name)).toEqual(Array(10).fill(next));
});
