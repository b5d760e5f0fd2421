import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toVectorParameter } from '@precedent/embedding';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { phaseOf } from '../src/incidents/phase.ts';
import { cosine } from './many-incidents.ts';
import { useService } from './service.ts';

/** Cases of each property: data sets, each asked CASES_EACH times. PROPERTY_CASES=1000 is the full size. */
const CASES = Number(process.env['PROPERTY_CASES'] ?? 150);
const CASES_EACH = 5;

const service = useService();

/** Few different values, so that filters meet rows, some look alike, and some are what LIKE and arrays treat specially. */
const WORDS = ['a', 'A', 'b', 'ab', 'a b', '%', '_', '\\', '{a,b}', 'ü', ''] as const;
const word = fc.constantFrom(...WORDS.filter((each) => each !== ''));
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const severity = fc.constantFrom('critical' as const, 'info' as const);
const status = fc.constantFrom('pending', 'executing', 'completed', 'failed', 'rolled-back');
/** Microseconds apart, so that bounds and ties are met. */
const instant = fc.nat(5).map((micros) => `2026-03-01T12:00:00.00000${micros}Z`);
/** Directions in three dimensions: the others are zero. */
const vector = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map((numbers) => [...numbers, ...new Array<number>(765).fill(0)]);

const row = fc.record({
  cluster_name: word,
  namespace: fc.constantFrom(...WORDS),
  kind: word,
  name: word,
  workflow_id: nullable(word),
  environment: nullable(word),
  alert_severity: nullable(severity),
  action_type: word,
  execution_status: status,
  alert_name: fc.tuple(word, word).map((parts) => parts.join('Zz')),
  alert_summary: nullable(word),
  execution_error: nullable(word),
  alert_fingerprint: nullable(word),
  action_timestamp: instant,
  embedded: nullable(fc.record({ vector, model: fc.constantFrom('hashing-v1', 'hashing-v1', 'other') })),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T & { id: number } : never;

const some = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: 1, maxLength: 3 });
const filters = fc.record(
  {
    cluster_name: some(word),
    namespace: some(fc.constantFrom(...WORDS)),
    kind: some(word),
    name: some(word),
    workflow_id: some(word),
    environment: some(word),
    severity: some(severity),
    action_type: some(word),
    status: some(status),
    phase: some(fc.constantFrom('pending', 'processing', 'completed', 'failed')),
    alert_fingerprint: some(word),
    from: instant,
    to: instant,
    q: some(fc.constantFrom('a', 'B', 'zz', '%', '_', '\\', 'Ü', 'azzb')).map((words) => words.join(' ')),
  },
  { requiredKeys: [] },
);
type Filters = typeof filters extends fc.Arbitrary<infer T> ? T : never;
/** Mostly few filters, or nothing would be left. */
const fewFilters = fc
  .tuple(filters, fc.array(fc.nat(13), { maxLength: 3 }))
  .map(
    ([all, kept]) =>
      Object.fromEntries(Object.entries(all).filter((_, index) => kept.includes(index))) as Filters,
  )
  .filter(({ from, to }) => from === undefined || to === undefined || from <= to);

/** What the filters mean, said without a database. */
function matches(each: Row, wanted: Filters): boolean {
  const text = [each.alert_name, each.alert_summary ?? '', each.execution_error ?? '']
    .join(' ')
    .toLowerCase();
  const values: Readonly<Record<string, string | null>> = {
    ...each,
    embedded: null,
    id: null,
    severity: each.alert_severity,
    status: each.execution_status,
    phase: phaseOf(each.execution_status as never),
  };
  return Object.entries(wanted).every(([name, given]) => {
    if (name === 'from') return each.action_timestamp >= String(given);
    if (name === 'to') return each.action_timestamp < String(given);
    if (name === 'q')
      return String(given)
        .split(' ')
        .every((part) => text.includes(part.toLowerCase()));
    return (given as readonly (string | null)[]).includes(values[name] ?? null);
  });
}

async function stored(rows: readonly Omit<Row, 'id'>[]): Promise<Row[]> {
  await sql`truncate resource_references, action_histories, resource_action_traces restart identity`.execute(
    service.database.owner,
  );
  const made: Row[] = [];
  for (const each of rows) {
    const { embedded, ...columns } = each;
    const vectors =
      embedded === null
        ? {}
        : { embedding: toVectorParameter(embedded.vector), embedding_model: embedded.model };
    made.push({ ...each, id: await insertIncident(service.database.owner, { ...columns, ...vectors }) });
  }
  return made;
}

const newestFirst = (one: Row, other: Row) =>
  other.action_timestamp.localeCompare(one.action_timestamp) || other.id - one.id;

describe(`in ${CASES} random data sets and filters`, () => {
  const dataSets = fc.record({
    rows: fc.array(row, { maxLength: 25 }),
    asked: fc.array(
      fc.record({ filters: fewFilters, limit: fc.integer({ min: 1, max: 30 }), vector, min: fc.nat(10) }),
      { minLength: CASES_EACH, maxLength: CASES_EACH },
    ),
  });
  const numRuns = Math.ceil(CASES / CASES_EACH);

  test('list, total and search are what looking at every incident says', async () => {
    await fc.assert(
      fc.asyncProperty(dataSets, async ({ rows, asked }) => {
        const all = await stored(rows);
        for (const { filters: wanted, limit, vector: query, min } of asked) {
          const matching = all.filter((each) => matches(each, wanted)).toSorted(newestFirst);
          const page = await service.client.list({ ...wanted, limit, include: 'total' } as never);
          expect(page.items.map(({ id }) => id)).toEqual(matching.slice(0, limit).map(({ id }) => id));
          expect(page.total).toBe(matching.length);

          const minSimilarity = min / 10;
          const result = await service.client.search({
            embedding: query,
            filters: wanted as never,
            limit,
            min_similarity: minSimilarity,
          });
          const comparable = matching.filter(({ embedded }) => embedded?.model === 'hashing-v1');
          const similarities = comparable
            .map(({ embedded }) => Math.max(0, cosine(query, embedded?.vector ?? [])))
            .toSorted((one, other) => other - one);
          expect(result).toMatchObject({
            complete: comparable.length === matching.length,
            searched: comparable.length,
            unsearched: matching.length - comparable.length,
          });
          // What is within rounding of the bound may be on either side of it.
          const sure = similarities.filter((each) => each >= minSimilarity + 2e-6).slice(0, limit);
          const possible = similarities.filter((each) => each >= minSimilarity - 2e-6).slice(0, limit);
          expect(result.items.length).toBeGreaterThanOrEqual(sure.length);
          expect(result.items.length).toBeLessThanOrEqual(possible.length);
          result.items.forEach(({ similarity }, index) =>
            expect(similarity).toBeCloseTo(possible[index] ?? Number.NaN, 5),
          );
          const candidates = new Set(comparable.map(({ id }) => id));
          expect(result.items.filter(({ id }) => !candidates.has(id))).toEqual([]);
        }
      }),
      { numRuns, endOnFailure: true },
    );
  }, 600_000);
});
