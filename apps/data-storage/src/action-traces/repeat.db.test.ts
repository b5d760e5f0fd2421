import { describe, expect, test } from '@jest/globals';
import type { NewActionTrace, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique, vector } from '../../test/traces.ts';

const service = useService();

async function expectRepeat(body: NewActionTrace, id: number): Promise<void> {
  const before = await service.counts();
  const answer = await service.client.post(body);
  expect(answer).toMatchObject({ status: 200, body: { id } });
  expect(answer.headers.get('location')).toBe(`/api/v1/action-traces/${id}`);
  expect(answer.body).toEqual(await service.client.get(id));
  expect(await service.counts()).toEqual(before);
}

async function expectConflict(body: NewActionTrace, fields: readonly string[]): Promise<void> {
  const before = await service.counts();
  const answer = await service.client.post<ProblemBody>(body);
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict', differing_fields: fields } });
  expect(await service.counts()).toEqual(before);
}

describe('the same action_id with the same content', () => {
  test('is answered with what is stored, and nothing is written', async () => {
    const sent = complete();
    const { id } = await service.client.create(sent);
    await expectRepeat(sent, id);
  });

  test('in other words: another offset, other digits, another order of keys, null for what is absent', async () => {
    const sent = complete({ action_parameters: { b: 1, a: { d: 10, c: -0 } } });
    const { id } = await service.client.create(sent);
    await expectRepeat(
      {
        ...sent,
        action_timestamp: '2026-11-24T03:51:33.0000000009+02:00',
        execution_start_time: '2026-11-24T01:51:34.500Z',
        action_parameters: { a: { c: 0, d: 1e1 }, b: 1 },
        embedding: null,
      },
      id,
    );
  });

  test('with less than is stored', async () => {
    const sent = complete();
    const { id } = await service.client.create(sent);
    const named = Object.entries(sent).filter(([field]) => !/summary|error|environment/.test(field));
    await expectRepeat(Object.fromEntries(named) as NewActionTrace, id);
  });

  test('with the same embedding, given at another length', async () => {
    const sent = minimal({ action_id: unique('action'), embedding: vector(5, 2), embedding_model: 'e5' });
    const { id } = await service.client.create(sent);
    await expectRepeat({ ...sent, embedding: vector(5, 7) }, id);
    await expectRepeat({ ...sent, embedding: null, embedding_model: null }, id);
  });

  test('after the action has moved on: a late repeat of the first report is no contradiction', async () => {
    const sent = minimal({
      action_id: unique('action'),
      workflow_id: unique('workflow'),
      execution_status: 'executing',
      execution_start_time: '2026-11-24T01:51:34Z',
      embedding: vector(9),
    });
    const { id } = await service.client.create(sent);
    await service.client.update(id, {
      execution_status: 'failed',
      execution_start_time: '2026-11-24T01:51:35Z',
      execution_error: 'quota exceeded',
    });
    await expectRepeat(sent, id);
    const history = await service.database.owner
      .selectFrom('action_histories')
      .select('status')
      .where('workflow_id', '=', sent.workflow_id ?? '')
      .executeTakeFirst();
    expect(history).toEqual({ status: 'failed' });
  });
});

describe('the same action_id with other content', () => {
  const other: readonly [string, Partial<NewActionTrace>][] = [
    ['alert_name', { alert_name: 'KubeNodeNotReady' }],
    ['alert_fingerprint', { alert_fingerprint: 'ffff' }],
    ['alert_severity', { alert_severity: 'info' }],
    ['alert_summary', { alert_summary: 'something else' }],
    ['cluster_name', { cluster_name: 'other' }],
    ['environment', { environment: 'staging' }],
    ['namespace', { namespace: 'other' }],
    ['kind', { kind: 'StatefulSet' }],
    ['name', { name: 'other' }],
    ['workflow_id', { workflow_id: 'other' }],
    ['action_type', { action_type: 'scale_up' }],
    ['action_timestamp', { action_timestamp: '2026-11-24T01:51:33.000001Z' }],
    ['action_parameters', { action_parameters: { container: 'app' } }],
    ['execution_status', { execution_status: 'completed' }],
    [
      'execution_start_time',
      { execution_start_time: '2026-11-24T01:51:34.6Z', execution_duration_ms: 40_250 },
    ],
    ['execution_end_time', { execution_end_time: '2026-11-24T01:52:15Z', execution_duration_ms: 40_250 }],
    ['execution_duration_ms', { execution_duration_ms: 1 }],
    ['execution_error', { execution_error: 'out of memory' }],
    ['embedding', { embedding: vector(8) }],
  ];

  test.each(other)('%s is named, and nothing is written', async (field, change) => {
    const sent = complete();
    await service.client.create(sent);
    await expectConflict({ ...sent, ...change }, [field]);
  });

  test('every differing field is named', async () => {
    const sent = complete();
    await service.client.create(sent);
    await expectConflict({ ...sent, kind: 'Job', name: 'other', alert_severity: 'low' }, [
      'alert_severity',
      'kind',
      'name',
    ]);
  });

  test('a vector of another model differs in its model', async () => {
    const sent = minimal({ action_id: unique('action'), embedding: vector(1), embedding_model: 'e5' });
    await service.client.create(sent);
    await expectConflict({ ...sent, embedding_model: 'e6' }, ['embedding_model']);
  });

  test('a state that does not lead to the stored one differs', async () => {
    const sent = complete();
    const { id } = await service.client.create({ ...sent, execution_status: 'completed' });
    await expectConflict(sent, ['execution_status']);
    await service.client.update(id, { execution_status: 'rolled-back' });
    await expectConflict(sent, ['execution_status']);
  });
});

test('without an action_id the same content is another action', async () => {
  const sent = minimal();
  const first = await service.client.create(sent);
  expect((await service.client.create(sent)).id).not.toBe(first.id);
});
