import { beforeAll, expect, test } from '@jest/globals';
import { cosine, insertMany, pseudoRandom, setEverywhere, type EmbeddedIncident } from './many-incidents.ts';
import { useService } from './service.ts';

/** Searches; PROPERTY_CASES=1000 is the full size. */
const CASES = Number(process.env['PROPERTY_CASES'] ?? 150);
const INCIDENTS = 4000;
const DIMENSIONS = 768;

/** Everything goes to the approximate index. */
const service = useService({ searchExactAtMost: 0 });
const random = pseudoRandom(11);
const direction = (): number[] => Array.from({ length: DIMENSIONS }, () => random());

/** Incidents as they are: many of the same few kinds, some of none, in clusters of very different sizes. */
const CENTRES = Array.from({ length: 40 }, direction);
const CLUSTERS = ['most', 'most', 'most', 'most', 'most', 'most', 'many', 'many', 'few'];
const pick = <T>(values: readonly T[]): T => values[Math.floor(((random() + 1) / 2) * values.length)] as T;
const near = (centre: readonly number[], noise: number) => centre.map((value) => value + noise * random());
const incidents: EmbeddedIncident[] = Array.from({ length: INCIDENTS }, (_, index) => ({
  cluster_name: index % 100 === 0 ? 'rare' : pick(CLUSTERS),
  vector: index % 10 === 0 ? direction() : near(pick(CENTRES), 0.7),
}));

beforeAll(async () => {
  await insertMany(service.database.owner, incidents);
  // Small tables are scanned whole; the index is what is tested here.
  for (const method of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) {
    await setEverywhere(service.database, method, 'off');
  }
}, 300_000);

test(`${CASES} searches find at least 0.98 of the ten nearest, and never fewer incidents than there are`, async () => {
  let found = 0;
  let wanted = 0;
  const methods = new Map<string, number>();
  for (let index = 0; index < CASES; index++) {
    const query = index % 5 === 0 ? direction() : near(pick(CENTRES), 0.8);
    const clusters = pick([undefined, ['most'], ['many'], ['few'], ['rare'], ['few', 'rare']]);
    const min_similarity = pick([0, 0, 0, 0.2, 0.5]);
    const best = incidents
      .filter(({ cluster_name }) => clusters?.includes(cluster_name) ?? true)
      .map(({ vector }) => cosine(query, vector))
      .filter((similarity) => similarity >= min_similarity || min_similarity === 0)
      .toSorted((one, other) => other - one)
      .slice(0, 10);
    const { items, method } = await service.client.search({
      embedding: query,
      limit: 10,
      min_similarity,
      ...(clusters === undefined ? {} : { filters: { cluster_name: clusters } }),
    });
    methods.set(method, (methods.get(method) ?? 0) + 1);
    expect(items).toHaveLength(best.length);
    const least = (best.at(-1) ?? 0) - 1e-5;
    found += items.filter(({ similarity }) => similarity >= least).length;
    wanted += best.length;
  }
  const recall = found / wanted;
  process.stdout.write(`recall@10 ${recall.toFixed(4)} over ${CASES} searches (${[...methods].join(' ')})\n`);
  expect(methods.get('hnsw')).toBeGreaterThan(CASES / 2);
  expect(recall).toBeGreaterThanOrEqual(0.98);
}, 600_000);
