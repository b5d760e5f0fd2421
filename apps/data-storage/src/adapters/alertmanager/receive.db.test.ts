import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { components } from '../../generated/openapi.ts';
import type { ProblemBody } from '../../../test/client.ts';
import { useService } from '../../../test/service.ts';

const service = useService();

interface Received {
  readonly results: readonly components['schemas']['AlertResult'][];
}
interface Group {
  readonly alerts: readonly Record<string, unknown>[];
  readonly [member: string]: unknown;
}

function fixture(name: string): Group {
  const url = new URL(`../../../test/fixtures/alertmanager/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Group;
}

const send = <Body = Received>(body: unknown) => service.client.call<Body>('receiveAlerts', { body });

async function sent(body: unknown): Promise<string[]> {
  const answer = await send(body);
  expect(answer.status).toBe(200);
  return answer.body.results.map(({ result }) => result);
}

/** Without ids and the moment of writing. */
async function rows(): Promise<unknown[]> {
  const found = await service.database.owner
    .selectFrom('resource_action_traces')
    .select('id')
    .orderBy('action_id')
    .execute();
  const traces = await Promise.all(found.map(({ id }) => service.client.get(id)));
  return traces.map((trace) => ({ ...trace, id: 0, action_history_id: 0, created_at: '', updated_at: '' }));
}

beforeEach(async () => {
  await service.database.owner.deleteFrom('resource_action_traces').execute();
  await service.database.owner.deleteFrom('action_histories').execute();
});

describe('a notification', () => {
  test('a firing alert opens a pending trace, resolved completes it', async () => {
    expect(await sent(fixture('firing'))).toEqual(['opened']);
    expect(await rows()).toMatchObject([
      {
        action_id: 'alertmanager:c1b3a7d2e9f04856:2026-11-24T01:48:12.345000Z',
        alert_name: 'KubePodCrashLooping',
        alert_fingerprint: 'c1b3a7d2e9f04856',
        alert_severity: 'warning',
        alert_summary: 'KubePodCrashLooping on payments-api-6d4cf56db6-x2x4k\nIt goes on for 15 minutes.',
        cluster_name: 'prod-eu-1',
        environment: 'production',
        namespace: 'checkout',
        kind: 'Pod',
        name: 'payments-api-6d4cf56db6-x2x4k',
        action_type: 'alert',
        action_timestamp: '2026-11-24T01:48:12.345000Z',
        action_parameters: {
          labels: { container: 'app', job: 'kube-state-metrics' },
          annotations: { runbook_url: 'https://runbooks.example.com/KubePodCrashLooping' },
        },
        execution_status: 'pending',
        execution_end_time: null,
      },
    ]);
    expect(await sent(fixture('resolved'))).toEqual(['closed']);
    expect(await rows()).toMatchObject([
      { execution_status: 'completed', execution_end_time: '2026-11-24T02:03:12.345000Z' },
    ]);
  });

  test.each(['firing', 'resolved', 'mixed', 'truncated'])(
    '%s, replayed twice, leaves the same rows',
    async (name) => {
      await sent(fixture(name));
      const before = await rows();
      const again = await sent(fixture(name));
      expect(new Set(again)).toEqual(new Set(['unchanged']));
      expect(await rows()).toEqual(before);
    },
  );

  test('in any order, the same rows', async () => {
    await sent(fixture('firing'));
    await sent(fixture('resolved'));
    const inOrder = await rows();
    await service.database.owner.deleteFrom('resource_action_traces').execute();
    expect(await sent(fixture('resolved'))).toEqual(['closed']);
    expect(await sent(fixture('firing'))).toEqual(['unchanged']);
    expect(await rows()).toEqual(inOrder);
  });

  test('sent by 20 Alertmanagers at once, one trace', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => sent(fixture('firing'))));
    expect(answers.flat().filter((result) => result === 'opened')).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test('with other words of an alert that fires already changes nothing', async () => {
    await sent(fixture('firing'));
    const before = await rows();
    const [alert] = fixture('firing').alerts;
    const later = { ...alert, annotations: { summary: 'now 30 minutes' } };
    expect(await sent({ ...fixture('firing'), alerts: [later] })).toEqual(['unchanged']);
    expect(await rows()).toEqual(before);
  });

  test.each([[null], [undefined]])('without annotations (%s) is opened', async (annotations) => {
    const [alert] = fixture('firing').alerts;
    expect(await sent({ ...fixture('firing'), alerts: [{ ...alert, annotations }] })).toEqual(['opened']);
  });

  test('a group of several resources, default cluster, other words for severity', async () => {
    expect(await sent(fixture('mixed'))).toEqual(['opened', 'closed', 'opened']);
    expect(await rows()).toMatchObject([
      { kind: 'Deployment', name: 'cart', alert_severity: 'critical', cluster_name: 'the-default' },
      { kind: 'Node', name: 'worker-7', namespace: '', execution_end_time: '2026-11-24T00:30:00.000000Z' },
      { kind: 'Alert', name: 'Watchdog', alert_severity: 'info' },
    ]);
  });

  test('what was left out of it is counted', async () => {
    await sent(fixture('truncated'));
    const { body } = await service.client.call<string>('getMetrics');
    expect(body).toMatch(/alertmanager_truncated_alerts_total\{.*\} (17|34|51)/);
  });

  test('secrets in annotations and labels are not stored', async () => {
    const [alert] = fixture('firing').alerts;
    const annotations = { summary: 'psql password=hunter2x failed', hint: 'token=abcdef12345' };
    await sent({ ...fixture('firing'), alerts: [{ ...alert, annotations }] });
    expect(JSON.stringify(await rows())).not.toMatch(/hunter2x|abcdef12345/);
  });
});

describe('what cannot be recorded', () => {
  const [good] = fixture('firing').alerts;
  test.each([
    ['no start', { ...good, startsAt: undefined }, '/alerts/0/startsAt'],
    ['no name', { ...good, labels: { pod: 'p' } }, '/alerts/0/labels/alertname'],
    [
      'a name of a resource that is too long',
      { ...good, labels: { alertname: 'A', pod: 'p'.repeat(300) } },
      '/alerts/0/name',
    ],
    ['a NUL character', { ...good, annotations: { summary: 'a\0b' } }, '/alerts/0/annotations/summary'],
    ['no alert at all', 7, '/alerts/0'],
  ])('%s: refused and counted, the others of its group are recorded', async (_case, bad, pointer) => {
    const answer = await send({ ...fixture('firing'), alerts: [bad, good] });
    expect(answer.status).toBe(200);
    expect(answer.body.results.map(({ result }) => result)).toEqual(['refused', 'opened']);
    expect(answer.body.results[0]?.problem?.errors?.[0]?.pointer).toBe(pointer);
    expect(await rows()).toHaveLength(1);
    expect((await service.client.call<string>('getMetrics')).body).toMatch(/result="refused"/);
  });

  test.each([
    [{}, '/version'],
    [{ ...fixture('firing'), version: '3' }, '/version'],
    [{ ...fixture('firing'), alerts: {} }, '/alerts'],
  ])('a payload that is not Alertmanager’s (%j) is 400', async (body, pointer) => {
    const answer = await send<ProblemBody>(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((fault) => fault.pointer)).toContain(pointer);
  });

  test('no database is 503 with Retry-After, so that it is sent again', async () => {
    const other = await service.start({
      database: { connectionString: 'postgres://nobody:x@127.0.0.1:1/none', sharedSession: false },
    });
    const answer = await other.client.call('receiveAlerts', { body: fixture('firing') });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
  });
});

test('an Idempotency-Key is answered once', async () => {
  const call = { headers: { 'Idempotency-Key': 'notification' } };
  const firing = await service.client.call<Received>('receiveAlerts', { body: fixture('firing'), ...call });
  const again = await service.client.call<Received>('receiveAlerts', { body: fixture('firing'), ...call });
  expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([firing.body, 'true']);
  const other = await service.client.call('receiveAlerts', { body: fixture('resolved'), ...call });
  expect(other.status).toBe(422);
  expect(await rows()).toMatchObject([{ execution_status: 'pending' }]);
});
