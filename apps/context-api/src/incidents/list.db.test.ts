import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { DOCUMENT } from '../../test/client.ts';
import { ids, sorted } from '../../test/ids.ts';
import { useService } from '../../test/service.ts';
import { embedded } from '../../test/vectors.ts';

const service = useService();

const TARGET = {
  cluster_name: 'prod-eu-1',
  namespace: 'checkout',
  kind: 'Deployment',
  name: 'payments-api',
  environment: 'production',
  alert_severity: 'critical',
  action_type: 'restart_pod',
  execution_status: 'completed',
  alert_name: 'KubePodCrashLooping',
  alert_fingerprint: 'c1b3a7d2e9f04856',
  workflow_id: 'wf-7',
  action_timestamp: '2026-03-01T12:00:00.5Z',
} satisfies IncidentRow;

/** For every filter of the wire: its value for the target, and the one row that differs from the target only there. */
const FILTERS = [
  { filter: 'cluster_name', value: 'prod-eu-1', decoy: { cluster_name: 'prod-us-1' } },
  { filter: 'namespace', value: 'checkout', decoy: { namespace: '' } },
  { filter: 'kind', value: 'Deployment', decoy: { kind: 'StatefulSet' } },
  { filter: 'name', value: 'payments-api', decoy: { name: 'payments' } },
  { filter: 'environment', value: 'production', decoy: { environment: null } },
  { filter: 'severity', value: 'critical', decoy: { alert_severity: 'info' } },
  { filter: 'action_type', value: 'restart_pod', decoy: { action_type: 'scale_up' } },
  { filter: 'status', value: 'completed', decoy: { execution_status: 'rolled-back' } },
  { filter: 'alert_name', value: 'KubePodCrashLooping', decoy: { alert_name: 'kubepodcrashlooping' } },
  { filter: 'alert_fingerprint', value: 'c1b3a7d2e9f04856', decoy: { alert_fingerprint: null } },
  { filter: 'workflow_id', value: 'wf-7', decoy: { workflow_id: null } },
  {
    filter: 'from',
    value: '2026-03-01T12:00:00.5Z',
    decoy: { action_timestamp: '2026-03-01T12:00:00.499999Z' },
  },
  {
    filter: 'to',
    value: '2026-03-01T12:00:00.500001Z',
    decoy: { action_timestamp: '2026-03-01T12:00:00.500001Z' },
  },
] satisfies { filter: string; value: string; decoy: IncidentRow }[];

/** Filters to which a word that is none of theirs is a mistake. */
const CLOSED = new Set(['severity', 'status', 'from', 'to']);

const made: { target: number; decoys: Record<string, number> } = { target: 0, decoys: {} };
const all = () => [made.target, ...Object.values(made.decoys)];

beforeAll(async () => {
  const { owner } = service.database;
  made.target = await insertIncident(owner, TARGET);
  for (const { filter, decoy } of FILTERS) {
    made.decoys[filter] = await insertIncident(owner, { ...TARGET, ...decoy });
  }
});

/** What the list takes beside filters; phase and q have tests of their own. */
const OTHERS = ['phase', 'q', 'fields', 'sort', 'limit', 'cursor', 'include', 'min_lsn'];

describe('filters', () => {
  test('of the document are these, each of them', () => {
    const parameters = DOCUMENT.operation('listIncidents').parameters.filter(({ in: at }) => at === 'query');
    expect(parameters.map(({ name }) => name).toSorted()).toEqual(
      [...FILTERS.map(({ filter }) => filter), ...OTHERS].toSorted(),
    );
  });

  test.each(FILTERS)('$filter hides what does not match, and nothing else', async ({ filter, value }) => {
    const { items } = await service.client.list({ [filter]: value });
    expect(sorted(ids(items))).toEqual(sorted(all().filter((id) => id !== made.decoys[filter])));
  });

  test('all together leave exactly the target', async () => {
    const { items } = await service.client.list(
      Object.fromEntries(FILTERS.map(({ filter, value }) => [filter, value])),
    );
    expect(ids(items)).toEqual([made.target]);
  });

  test('two of them must both hold', async () => {
    const { items } = await service.client.list({ namespace: 'checkout', severity: 'critical' });
    const hidden = [made.decoys['namespace'], made.decoys['severity']];
    expect(sorted(ids(items))).toEqual(sorted(all().filter((id) => !hidden.includes(id))));
  });

  test('a repeated one takes any of its values', async () => {
    const { items } = await service.client.list({
      namespace: ['', 'nowhere'],
      severity: ['info', 'critical'],
    });
    expect(ids(items)).toEqual([made.decoys['namespace']]);
    expect(items[0]?.namespace).toBe('');
  });

  test('phase stands for the statuses in it, and status must hold as well', async () => {
    expect(ids((await service.client.list({ phase: 'failed' })).items)).toEqual([made.decoys['status']]);
    expect((await service.client.list({ phase: 'completed' })).items).toHaveLength(all().length - 1);
    expect((await service.client.list({ phase: 'completed', status: 'rolled-back' })).items).toEqual([]);
    expect((await service.client.list({ phase: ['processing', 'pending'] })).items).toEqual([]);
    const both = await service.client.list({
      phase: ['failed', 'completed'],
      status: ['failed', 'rolled-back'],
    });
    expect(ids(both.items)).toEqual([made.decoys['status']]);
  });

  test('from and to speak of instants, whatever their offset and precision', async () => {
    const window = { from: '2026-03-01T14:00:00.5+02:00', to: '2026-03-01T12:00:00.5000001Z' };
    const { items } = await service.client.list(window);
    expect(items).toHaveLength(all().length - 2);
    expect(new Set(items.map((item) => item.action_timestamp))).toEqual(
      new Set(['2026-03-01T12:00:00.500000Z']),
    );
    const empty = { from: '2026-03-01T12:00:00.5Z', to: '2026-03-01T12:00:00.5Z' };
    expect((await service.client.list(empty)).items).toEqual([]);
  });

  test.each(FILTERS.map(({ filter }) => filter).filter((filter) => !CLOSED.has(filter)))(
    'an unknown %s is an empty page',
    async (filter) => {
      expect(await service.client.list({ [filter]: 'unknown', include: 'total' })).toEqual({
        items: [],
        next_cursor: null,
        total: 0,
      });
    },
  );

  test.each([
    "' OR '1'='1",
    "x'; DROP TABLE action_histories; --",
    '%',
    '_',
    '\\',
    '{a,b}',
    '"',
    'NULL',
    '$1',
    '*',
  ])('the value %j is data', async (value) => {
    const id = await insertIncident(service.database.owner, { alert_name: value, cluster_name: 'odd' });
    const { items } = await service.client.list({ alert_name: [value, `${value}${value}`] });
    expect(items.map((item) => [item.id, item.alert_name])).toEqual([[id, value]]);
    expect(ids((await service.client.list({ alert_name: value, cluster_name: 'odd' })).items)).toEqual([id]);
  });

  test.each(['نفاد الذاكرة', '内存不足', '🔥 очень плохо', 'Ünïcödé', 'e\u0301', 'a b+c&d=e#f'])(
    'the value %j comes back unchanged',
    async (value) => {
      const id = await insertIncident(service.database.owner, { environment: value, cluster_name: 'odd' });
      const { items } = await service.client.list({ environment: value });
      expect(items.map((item) => [item.id, item.environment])).toEqual([[id, value]]);
    },
  );

  test('a value may be long', async () => {
    const value = 'x'.repeat(1000);
    const id = await insertIncident(service.database.owner, { alert_name: value, cluster_name: 'odd' });
    expect(ids((await service.client.list({ alert_name: value })).items)).toEqual([id]);
  });
});

describe('an incident in the list', () => {
  test('has every column, its types kept, and no embedding', async () => {
    const row = {
      ...TARGET,
      cluster_name: 'full',
      action_id: 'a-1',
      alert_summary: 'Pod is killed',
      action_parameters: { replicas: 3, nested: { list: [1, 'two', null] } },
      execution_status: 'failed',
      execution_start_time: '2026-03-01T12:00:01Z',
      execution_end_time: '2026-03-01T12:00:02.25Z',
      execution_duration_ms: 1250,
      execution_error: 'exit code 137',
      created_at: '2026-03-01T12:00:00.000001Z',
      updated_at: '2026-03-01T12:00:03Z',
      ...embedded(0),
    } satisfies IncidentRow;
    const id = await insertIncident(service.database.owner, row);
    const { items } = await service.client.list({ cluster_name: 'full' });
    expect(items).toEqual([
      {
        ...row,
        embedding: undefined,
        id,
        action_history_id: expect.any(Number),
        phase: 'failed',
        action_timestamp: '2026-03-01T12:00:00.500000Z',
        execution_start_time: '2026-03-01T12:00:01.000000Z',
        execution_end_time: '2026-03-01T12:00:02.250000Z',
        updated_at: '2026-03-01T12:00:03.000000Z',
      },
    ]);
  });

  test('may have NULL in every optional column', async () => {
    const id = await insertIncident(service.database.owner, { cluster_name: 'bare' });
    const { items } = await service.client.list({ cluster_name: 'bare', include: ['total', 'embedding'] });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id,
      action_id: null,
      alert_fingerprint: null,
      alert_severity: null,
      alert_summary: null,
      environment: null,
      workflow_id: null,
      action_parameters: null,
      execution_start_time: null,
      execution_end_time: null,
      execution_duration_ms: null,
      execution_error: null,
      embedding_model: null,
      embedding: null,
    });
  });

  test('shows its embedding when asked', async () => {
    await insertIncident(service.database.owner, { cluster_name: 'vectors', ...embedded(60) });
    const { items } = await service.client.list({ cluster_name: 'vectors', include: 'embedding' });
    const [first, second, ...rest] = items[0]?.embedding ?? [];
    expect(first).toBeCloseTo(0.5, 6);
    expect(second).toBeCloseTo(Math.sqrt(0.75), 6);
    expect(rest).toEqual(new Array(766).fill(0));
  });
});

test('total counts what matches, not the page', async () => {
  const page = await service.client.list({
    alert_name: 'KubePodCrashLooping',
    include: 'total',
    limit: 2,
    cluster_name: 'prod-eu-1',
  });
  expect(page.items).toHaveLength(2);
  expect(page.total).toBe(FILTERS.length - 1);
  const byResource = await service.client.list({
    namespace: 'checkout',
    include: 'total',
    limit: 1,
    cluster_name: 'prod-eu-1',
  });
  expect(byResource.total).toBe(FILTERS.length - 1);
  expect(page).not.toHaveProperty('items.0.embedding');
  expect(await service.client.list({ limit: 1 })).not.toHaveProperty('total');
});
