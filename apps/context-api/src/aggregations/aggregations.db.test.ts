import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { useService } from '../../test/service.ts';
import type { components } from '../generated/openapi.ts';

type Schemas = components['schemas'];
const service = useService();
const ask = <Body>(path: string, query = {}) => service.client.ask<Body>(`/api/v1/${path}`, query);

const PATHS = [
  'aggregations/success-rate',
  'aggregations/durations',
  'aggregations/counts',
  'aggregations/severity-distribution',
  'aggregations/trend',
  'aggregations/top-failing-actions',
  'aggregations/comparison?action_type=a&action_type=b',
  'aggregations/namespace-health',
  'facets',
];
const with_ = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

beforeAll(async () => {
  const { owner } = service.database;
  for (const [action_timestamp, workflow_id, execution_status] of [
    ['2025-03-29T22:59:59.999999Z', 'wf-1', 'completed'], // the last microsecond of the 29th in Berlin
    ['2025-03-29T23:00:00Z', 'wf-1', 'failed'],
    ['2025-03-30T21:59:59.999999Z', 'wf-2', 'completed'], // the 30th had 23 hours
    ['2025-04-01T10:00:00Z', null, 'executing'],
    ['2025-10-26T00:30:00Z', 'wf-2', 'completed'], // half past two, the first time
    ['2025-10-26T01:30:00Z', 'wf-2', 'rolled-back'], // and the second
  ] as const) {
    await insertIncident(owner, {
      action_timestamp,
      workflow_id,
      execution_status,
      action_type: workflow_id ?? 'open',
      environment: workflow_id === 'wf-1' ? 'production' : null,
    });
  }
});

const SPRING = { from: '2025-03-28T23:00:00Z', to: '2025-04-02T00:00:00Z', time_zone: 'Europe/Berlin' };
const buckets = async (query: object) =>
  (await ask<Schemas['Trend']>('aggregations/trend', query)).buckets.map(({ start, total }) => [
    start,
    total,
  ]);

describe('a trend', () => {
  test('has days as the time zone has them, empty ones too', async () => {
    expect(await buckets(SPRING)).toEqual([
      ['2025-03-28T23:00:00.000000Z', 1],
      ['2025-03-29T23:00:00.000000Z', 2],
      ['2025-03-30T22:00:00.000000Z', 0],
      ['2025-03-31T22:00:00.000000Z', 1],
      ['2025-04-01T22:00:00.000000Z', 0],
    ]);
  });

  test('has weeks from Monday', async () => {
    expect(await buckets({ ...SPRING, bucket: 'week' })).toEqual([
      ['2025-03-23T23:00:00.000000Z', 3],
      ['2025-03-30T22:00:00.000000Z', 1],
    ]);
  });

  test('has both of the hours that a clock goes through twice', async () => {
    const query = { from: '2025-10-26T00:00:00Z', to: '2025-10-26T02:00:00.000001Z', bucket: 'hour' };
    expect(await buckets({ ...query, time_zone: 'Europe/Berlin' })).toEqual([
      ['2025-10-26T00:00:00.000000Z', 1],
      ['2025-10-26T01:00:00.000000Z', 1],
      ['2025-10-26T02:00:00.000000Z', 0],
    ]);
  });

  test('has no day that a zone skipped', async () => {
    const samoa = await buckets({
      from: '2011-12-29T10:00:00Z',
      to: '2012-01-01T10:00:00Z',
      time_zone: 'Pacific/Apia',
    });
    expect(samoa.map(([start]) => start)).toEqual([
      '2011-12-29T10:00:00.000000Z',
      '2011-12-30T10:00:00.000000Z',
      '2011-12-31T10:00:00.000000Z',
    ]);
  });

  test.each([
    ['Asia/Tokyo', 'day', ['0001-01-01T00:00:00.000000Z', '0001-01-01T14:41:01.000000Z']],
    ['UTC', 'week', ['0001-01-01T00:00:00.000000Z']],
    ['America/New_York', 'week', ['0001-01-01T00:00:00.000000Z', '0001-01-01T04:56:02.000000Z']],
  ])('begins with time itself, in %s by the %s', async (time_zone, bucket, starts) => {
    const first = { from: '0001-01-01T00:00:00Z', to: '0001-01-02T00:00:00Z', time_zone, bucket };
    expect((await buckets(first)).map(([start]) => start)).toEqual(starts);
  });

  test('of an empty window has no buckets', async () => {
    expect(await buckets({ from: '2025-03-28T23:00:00Z', to: '2025-03-28T23:00:00Z' })).toEqual([]);
  });
});

test('a rate is that of the workflow asked for, and groups without one have the key null', async () => {
  const all = { window: 'all' };
  const one = await ask<Schemas['SuccessRates']>('aggregations/success-rate', {
    ...all,
    workflow_id: 'wf-2',
  });
  expect(one.total).toMatchObject({ total: 3, tried: 3, succeeded: 2, rolled_back: 1, rate: 0.666667 });
  const { groups } = await ask<Schemas['SuccessRates']>('aggregations/success-rate', {
    ...all,
    group_by: 'workflow_id',
  });
  expect(groups.map(({ key, tried, succeeded, rate }) => [key, tried, succeeded, rate])).toEqual([
    ['wf-2', 3, 2, 0.666667],
    ['wf-1', 2, 1, 0.5],
    [null, 0, 0, 0],
  ]);
  expect(groups[2]).toMatchObject({ rate_low: 0, rate_high: 1 });
});

describe.each(PATHS)('%s', (path) => {
  test('of nothing is an answer', async () => {
    const { status, body } = await service.client.get(`/api/v1/${with_(path, 'alert_name=never')}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/NaN|Infinity/);
  });

  test('is asked in one statement', async () => {
    const before = service.statements();
    await service.client.get(`/api/v1/${path}`);
    expect(service.statements() - before).toBe(1);
  });

  test('takes no statement when it is kept', async () => {
    for (;;) {
      const before = service.statements();
      const { headers } = await service.client.get(`/api/v1/${path}`);
      const [hit, asked] = [headers.get('cache-status')?.endsWith('; hit'), service.statements() - before];
      expect(asked).toBe(hit === true ? 0 : 1);
      // Whoever writes in a database of another test makes it a miss.
      if (hit === true) break;
    }
  });

  test.each([
    ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
    ['from=2024-01-01T00:00:00Z&to=2025-01-02T00:00:00Z', 'from'],
    ['from=2024-01-01T00:00:00Z&window=30d', 'window'],
    ['window=367d', 'window'],
    ['window=lately', 'window'],
    ['severity=bogus', 'severity'],
    ['group_by=phase', 'group_by'],
    ['days=7', 'days'],
  ])('refuses %s', async (query, parameter) => {
    const { status, body } = await service.client.get(`/api/v1/${with_(path, query)}`);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ in: 'query', parameter }] } });
  });
});

test.each([
  ['trend?time_zone=Mars/Olympus', 'time_zone'],
  ['trend?time_zone=%2B01:00', 'time_zone'],
  ['trend?time_zone=', 'time_zone'],
  ['trend?window=all', 'window'],
  ['trend?bucket=month', 'bucket'],
  ['trend?bucket=hour&window=90d', 'bucket'],
  ['top-failing-actions?limit=0', 'limit'],
  ['top-failing-actions?limit=101', 'limit'],
  ['top-failing-actions?min_sample=0', 'min_sample'],
  ['counts?limit=201', 'limit'],
  ['comparison', 'action_type'],
  ['comparison?action_type=a', 'action_type'],
  [`comparison?${Array.from({ length: 21 }, (_, index) => `action_type=${index}`).join('&')}`, 'action_type'],
])('refused: %s', async (path, parameter) => {
  const { status, body } = await service.client.get(`/api/v1/aggregations/${path}`);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
});

test('too few tries tell nothing: five, unless another number is given', async () => {
  const failing = async (query: object) => {
    const path = 'aggregations/top-failing-actions';
    const { items } = await ask<Schemas['TopFailingActions']>(path, { cluster_name: 'sample', ...query });
    return items.map(({ action_type, tried }) => [action_type, tried]);
  };
  const { owner } = service.database;
  for (const action_type of ['five', 'five', 'five', 'five', 'five', 'four', 'four', 'four', 'four']) {
    await insertIncident(owner, {
      cluster_name: 'sample',
      action_type,
      execution_status: 'failed',
      action_timestamp: new Date(),
    });
  }
  expect(await failing({})).toEqual([['five', 5]]);
  expect((await failing({ min_sample: 4 })).toSorted()).toEqual([
    ['five', 5],
    ['four', 4],
  ]);
});

test('twenty action types can be compared', async () => {
  const action_type = Array.from({ length: 20 }, (_, index) => `type ${index}`);
  const { items } = await ask<Schemas['Comparison']>('aggregations/comparison', { action_type });
  expect(items.map((item) => item.action_type)).toEqual(action_type);
});

test('from alone reaches to now, to alone 30 days back', async () => {
  const since = await ask<Schemas['Counts']>('aggregations/counts', {
    from: new Date(Date.now() - 1000).toISOString(),
  });
  expect(Math.abs(Date.parse(since.window.to ?? '') - Date.now())).toBeLessThan(60_000);
  const until = await ask<Schemas['Counts']>('aggregations/counts', { to: '2025-04-02T00:00:00Z' });
  expect(until.window.from).toBe('2025-03-03T00:00:00.000000Z');
  expect(until.total.total).toBe(4);
});

describe('the buckets of a trend, where clocks change,', () => {
  test.each([
    // Back at two to half past one: what is left of that hour comes again.
    { turn: 'back', day: '2025-04-05', starts: ['14:00', '15:00', '15:30'], at: '15:10' },
    // Forward at two to half past two: that hour begins in its middle.
    { turn: 'forward', day: '2025-10-04', starts: ['14:30', '15:30', '16:00'], at: '15:40' },
  ])('have each hour once, $turn by thirty minutes', async ({ day, starts, at }) => {
    await insertIncident(service.database.owner, { action_timestamp: `${day}T${at}:00Z` });
    const asked = { from: `${day}T14:45:00Z`, to: `${day}T16:05:00Z`, bucket: 'hour' };
    expect(await buckets({ ...asked, time_zone: 'Australia/Lord_Howe' })).toEqual(
      starts.map((start, index) => [`${day}T${start}:00.000000Z`, index === 1 ? 1 : 0]),
    );
  });

  test('begin a day at the first of two midnights', async () => {
    await insertIncident(service.database.owner, { action_timestamp: '2024-10-27T00:30:00Z' });
    const asked = { from: '2024-10-26T12:00:00Z', to: '2024-10-28T12:00:00Z', time_zone: 'Atlantic/Azores' };
    expect(await buckets(asked)).toEqual([
      ['2024-10-26T00:00:00.000000Z', 0],
      ['2024-10-27T00:00:00.000000Z', 1],
      ['2024-10-28T01:00:00.000000Z', 0],
    ]);
  });

  test.each([
    'US/Eastern',
    'Asia/Calcutta',
    'Europe/Kiev',
    'America/Fort_Wayne',
    'europe/berlin',
    'Etc/GMT+5',
  ])('are those of %s, a name that a server may not have', async (time_zone) => {
    const asked = { from: '2025-01-01T00:00:00Z', to: '2025-01-02T00:00:00Z', time_zone };
    expect(await ask<Schemas['Trend']>('aggregations/trend', asked)).toMatchObject({ time_zone });
  });
});

describe('what is equal otherwise', () => {
  const year = { from: '2001-01-01T00:00:00Z', to: '2001-12-01T00:00:00Z' };
  const names = ['Zebra', '_wolf', 'apple', 'Ähre'];

  beforeAll(async () => {
    for (const name of names.toReversed()) {
      await insertIncident(service.database.owner, {
        action_timestamp: '2001-06-01T00:00:00Z',
        action_type: name,
        namespace: name,
        execution_status: 'failed',
      });
    }
  });

  test('comes in the order of its letters, the same on every server', async () => {
    const grouped = { ...year, group_by: 'action_type' };
    const { groups } = await ask<Schemas['Counts']>('aggregations/counts', grouped);
    expect(groups.map(({ key }) => key)).toEqual(names);
    const durations = await ask<Schemas['Durations']>('aggregations/durations', grouped);
    expect(durations.groups.map(({ key }) => key)).toEqual(names);
    const { items } = await ask<Schemas['TopFailingActions']>('aggregations/top-failing-actions', {
      ...year,
      min_sample: 1,
    });
    expect(items.map(({ action_type }) => action_type)).toEqual(names);
    const health = await ask<Schemas['NamespaceHealth']>('aggregations/namespace-health', {
      ...year,
      limit: 2,
    });
    expect(health.items.map(({ namespace }) => namespace)).toEqual(names.slice(0, 2));
    const { facets } = await ask<Schemas['Facets']>('facets', year);
    expect(facets.action_type.values.map(({ value }) => value)).toEqual(names);
  });
});
