import { beforeAll, expect, test } from '@jest/globals';
import { ALERT_SEVERITIES } from '@precedent/schema';
import { matches, randomFilters, valueOf, type FilterQuery } from '../../test/random-filters.ts';
import { insertRandom, randomIncidents, type RandomIncident } from '../../test/random-incidents.ts';
import { useService } from '../../test/service.ts';
import { percentile } from '../context/tally.ts';
import type { components } from '../generated/openapi.ts';
import { rounded, wilson } from '../statistics/wilson.ts';
import { healthComponents, healthScore } from './health.ts';
import { DIMENSIONS } from './dimensions.ts';

/*
 * Every aggregate over random incidents and random filters is compared with the same made in memory, one by one.
 */
const service = useService();
const INCIDENTS = randomIncidents(1, 400, new Date());
/** For each of nine aggregates. */
const CASES = Number(process.env['AGGREGATION_CASES'] ?? 25);

type Schemas = components['schemas'];
type Rows = readonly RandomIncident[];
type Query = Record<string, string | number | readonly string[]>;

beforeAll(() => insertRandom(service.database.owner, INCIDENTS));

const status = (rows: Rows, ...wanted: string[]) =>
  rows.filter(({ execution_status }) => wanted.includes(execution_status)).length;

function rateOf(rows: Rows) {
  const succeeded = status(rows, 'completed');
  const tried = status(rows, 'completed', 'failed', 'rolled-back');
  const { share, low, high } = wilson(succeeded, tried);
  return {
    total: rows.length,
    tried,
    succeeded,
    failed: status(rows, 'failed'),
    rolled_back: status(rows, 'rolled-back'),
    rate: share,
    rate_low: low,
    rate_high: high,
  };
}

const whole = (value: number | null) => (value === null ? null : Math.round(value));
const durationsOf = (rows: Rows) => rows.flatMap(({ execution_duration_ms: ms }) => ms ?? []);

function durationSummary(rows: Rows) {
  const values = durationsOf(rows);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    count: values.length,
    min_ms: values.length === 0 ? null : Math.min(...values),
    max_ms: values.length === 0 ? null : Math.max(...values),
    mean_ms: values.length === 0 ? null : Math.round(mean),
    p50_ms: whole(percentile(values, 0.5)),
    p90_ms: whole(percentile(values, 0.9)),
    p99_ms: whole(percentile(values, 0.99)),
  };
}

const countsOf = (rows: Rows) => ({
  total: rows.length,
  pending: status(rows, 'pending'),
  executing: status(rows, 'executing'),
  completed: status(rows, 'completed'),
  failed: status(rows, 'failed'),
  rolled_back: status(rows, 'rolled-back'),
});

function severitiesOf(rows: Rows) {
  const severities = [...ALERT_SEVERITIES, null].map((severity) => {
    const count = rows.filter(({ alert_severity }) => alert_severity === severity).length;
    return { severity, count, share: rows.length === 0 ? 0 : rounded(count / rows.length) };
  });
  return { total: rows.length, severities };
}

const median = (rows: Rows) =>
  percentile(
    durationsOf(rows.filter((row) => !['pending', 'executing'].includes(row.execution_status))),
    0.5,
  );

/** Groups by a filter's name, the largest first, then by key with null last, as the collation of these words orders. */
function groupsOf(rows: Rows, groupBy: string): [string | null, Rows][] {
  return [...Map.groupBy(rows, (row) => valueOf(row, groupBy))].toSorted(
    ([one, ones], [other, others]) => others.length - ones.length || byKey(one, other),
  );
}

const byKey = (one: string | null, other: string | null) =>
  one === null ? 1 : other === null ? -1 : new Intl.Collator('en').compare(one, other);

/** Asks with random filters and windows; the rows are those that memory finds for the window that is answered. */
async function compare<Answer extends { window: Schemas['AggregationWindow'] }>(
  aggregate: string,
  more: (below: (bound: number) => number, filters: FilterQuery) => Query,
  check: (answer: Answer, rows: Rows, query: Query) => void,
): Promise<void> {
  const next = randomFilters(aggregate.length);
  for (let count = 0; count < CASES; count++) {
    const { filters, below } = next();
    const window = [{}, { window: '90d' }, { window: 'P150D' }, { from: daysAgo(60), to: daysAgo(2) }][
      below(4)
    ];
    const query: Query = { ...filters, ...window, ...more(below, filters) };
    const answer = await service.client.ask<Answer>(`/api/v1/${aggregate}`, query);
    const narrowed = Object.fromEntries(
      Object.entries(query).filter(([name]) => name in filters || name === 'action_type'),
    );
    const rows = INCIDENTS.filter((row) => matches(row, narrowed as FilterQuery, answer.window));
    check(answer, rows, query);
  }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

interface GroupedAnswer {
  readonly window: Schemas['AggregationWindow'];
  readonly total: object;
  readonly groups: readonly { readonly key: string | null }[];
  readonly truncated: boolean;
}

test.each<[string, (rows: Rows) => object]>([
  ['success-rate', rateOf],
  ['durations', durationSummary],
  ['counts', countsOf],
  ['severity-distribution', severitiesOf],
])('%s', (aggregate, measure) =>
  compare<GroupedAnswer>(
    `aggregations/${aggregate}`,
    (below) => {
      const dimension = [...Object.keys(DIMENSIONS), undefined][below(8)];
      return dimension === undefined ? {} : { group_by: dimension, limit: 1 + below(6) };
    },
    (answer, rows, { group_by, limit }) => {
      expect(answer.total).toEqual(measure(rows));
      const groups = group_by === undefined ? [] : groupsOf(rows, group_by as string);
      // Which of equally large groups comes first depends on the database's collation.
      const sizes = groups.map(([, members]) => members.length);
      expect(answer.groups).toHaveLength(Math.min(groups.length, Number(limit ?? 50)));
      expect(answer.truncated).toBe(groups.length > answer.groups.length);
      for (const [place, { key, ...measured }] of answer.groups.entries()) {
        const members = groups.find(([each]) => each === key)?.[1] ?? [];
        expect(members).toHaveLength(sizes[place] ?? -1);
        expect(measured).toEqual(measure(members));
      }
    },
  ),
);

test('trend', () =>
  compare<Schemas['Trend']>(
    'aggregations/trend',
    (below) => ({
      bucket: ['day', 'week'][below(2)] as string,
      time_zone: ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'][below(4)] as string,
    }),
    ({ buckets, window }, rows) => {
      const starts = buckets.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted());
      expect(starts[0]! <= window.from!).toBe(true);
      for (const [place, { start, ...rate }] of buckets.entries()) {
        const end = starts[place + 1] ?? '9999';
        expect(rate).toEqual(rateOf(rows.filter(({ action_timestamp: at }) => start <= at && at < end)));
      }
      expect(buckets.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length);
    },
  ));

test('top-failing-actions', () =>
  compare<Schemas['TopFailingActions']>(
    'aggregations/top-failing-actions',
    (below) => ({ min_sample: 1 + below(8), limit: 1 + below(4) }),
    ({ items, truncated }, rows, { min_sample, limit }) => {
      const expected = groupsOf(rows, 'action_type').flatMap(([action_type, members]) => {
        const { tried, failed, rolled_back } = rateOf(members);
        const { share, low, high } = wilson(failed + rolled_back, tried);
        if (tried < Number(min_sample) || share === 0) return [];
        const interval = { failure_rate: share, failure_rate_low: low, failure_rate_high: high };
        return [{ action_type, tried, failed, rolled_back, ...interval }];
      });
      expect(items.map(({ failure_rate }) => failure_rate)).toEqual(
        expected
          .map(({ failure_rate }) => failure_rate)
          .toSorted((one, other) => other - one)
          .slice(0, Number(limit)),
      );
      expect(truncated).toBe(expected.length > Number(limit));
      for (const item of items) expect(expected).toContainEqual(item);
    },
  ));

test('comparison', () =>
  compare<Schemas['Comparison']>(
    'aggregations/comparison',
    () => ({ action_type: ['scale_out', 'never used', 'restart_pod', "it's 🔥"] }),
    ({ items }, rows) => {
      expect(items.map(({ action_type }) => action_type)).toEqual([
        'scale_out',
        'never used',
        'restart_pod',
        "it's 🔥",
      ]);
      for (const { action_type, compared, median_duration_ms, ...rate } of items) {
        const members = rows.filter((row) => row.action_type === action_type);
        expect(rate).toEqual(rateOf(members));
        expect(median_duration_ms).toBe(whole(median(members)));
        const first = items[0] ?? rate;
        if (action_type === 'scale_out') expect(compared).toBeNull();
        else {
          expect(compared?.difference).toBeCloseTo(rate.rate - first.rate, 5);
          expect(compared?.significant === null).toBe(rate.tried < 5 || first.tried < 5);
        }
      }
    },
  ));

test('namespace-health', () =>
  compare<Schemas['NamespaceHealth']>(
    'aggregations/namespace-health',
    () => ({}),
    ({ items, truncated }, rows) => {
      const expected = groupsOf(rows, 'namespace').map(([namespace, members]) => {
        const { total, tried: finished, succeeded } = rateOf(members);
        const critical = members.filter(({ alert_severity }) => alert_severity === 'critical').length;
        const components = healthComponents({
          total,
          finished,
          succeeded,
          critical,
          median: median(members),
        });
        const numbers = { total, finished, succeeded, critical, median_duration_ms: whole(median(members)) };
        return { namespace, score: healthScore(components), components, ...numbers };
      });
      expect(items).toHaveLength(expected.length);
      for (const item of items) expect(expected).toContainEqual(item);
      expect(items.map(({ score }) => score)).toEqual(
        items.map(({ score }) => score).toSorted((one, other) => one - other),
      );
      expect(truncated).toBe(false);
    },
  ));

function expectFacets({ total, facets }: Schemas['Facets'], rows: Rows): void {
  expect(total).toBe(rows.length);
  for (const [filter, { values, truncated }] of Object.entries(facets)) {
    const groups = groupsOf(rows, filter);
    expect(truncated).toBe(false);
    expect(values.map(({ count }) => count)).toEqual(groups.map(([, members]) => members.length));
    const known = new Map(groups.map(([value, members]) => [value, members.length]));
    for (const { value, count } of values) expect(known.get(value)).toBe(count);
  }
}

test('facets', () => compare<Schemas['Facets']>('facets', () => ({}), expectFacets));

test('facets of everything', async () => {
  const facets = await service.client.ask<Schemas['Facets']>('/api/v1/facets', { window: 'all' });
  expect(facets.window).toEqual({ from: null, to: null });
  expectFacets(facets, INCIDENTS);
});
