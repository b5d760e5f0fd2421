import { describe, expect, test } from '@jest/globals';
import { toBase64 } from '@precedent/embedding';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique, vector } from '../../test/traces.ts';

const service = useService();
const EMBEDDING = '?include=embedding';

describe('a trace with the least that must be sent', () => {
  test('is stored and answered with every field; what was not sent is null', async () => {
    const sent = minimal();
    const trace = await service.client.create(sent);
    expect(trace).toEqual({
      ...sent,
      id: expect.any(Number),
      action_id: null,
      action_history_id: expect.any(Number),
      alert_fingerprint: null,
      alert_severity: null,
      alert_summary: null,
      environment: null,
      workflow_id: null,
      action_timestamp: '2026-11-24T01:51:33.000000Z',
      action_parameters: null,
      execution_status: 'pending',
      execution_start_time: null,
      execution_end_time: null,
      execution_duration_ms: null,
      execution_error: null,
      embedding_model: 'hashing-v1',
      created_at: expect.any(String),
      updated_at: trace.created_at,
    });
    expect(await service.client.get(trace.id)).toEqual(trace);
  });

  test('null is the same as left out', async () => {
    const sent = minimal({
      action_id: null,
      alert_severity: null,
      alert_summary: null,
      environment: null,
      workflow_id: null,
      action_parameters: null,
      execution_status: null,
      execution_start_time: null,
      execution_duration_ms: null,
      execution_error: null,
      embedding: null,
      embedding_model: null,
    });
    const trace = await service.client.create(sent);
    expect(trace).toMatchObject({
      action_id: null,
      workflow_id: null,
      execution_status: 'pending',
      embedding_model: 'hashing-v1',
    });
  });

  test('names in any script come back as they were sent', async () => {
    const names = { cluster_name: 'кластер', namespace: '生产', kind: 'نشر', name: '\u{1F525} größe' };
    expect(await service.client.create(minimal({ ...names, alert_name: '\u{1F525}' }))).toMatchObject(names);
  });

  test('a cluster-scoped resource has an empty namespace', async () => {
    const trace = await service.client.create(minimal({ namespace: '', kind: 'Node' }));
    expect(trace).toMatchObject({ namespace: '', kind: 'Node' });
  });
});

test('a complete trace comes back as it was sent, times to the microsecond in UTC', async () => {
  const sent = complete({ action_timestamp: '2026-11-24T02:51:33.123456789+01:00' });
  const trace = await service.client.create(sent);
  expect(trace).toMatchObject({
    ...sent,
    action_timestamp: '2026-11-24T01:51:33.123456Z',
    execution_start_time: '2026-11-24T01:51:34.500000Z',
    execution_end_time: '2026-11-24T01:52:14.750000Z',
    execution_duration_ms: 40_250,
  });
  expect(await service.client.get(trace.id)).toEqual(trace);
});

test('a duration that was sent is kept', async () => {
  const trace = await service.client.create(complete({ execution_duration_ms: 7 }));
  expect(trace.execution_duration_ms).toBe(7);
});

test('texts at their largest are stored whole', async () => {
  const longest = minimal({
    action_id: '📈'.repeat(200),
    alert_name: 'Ä'.repeat(253),
    alert_fingerprint: 'f'.repeat(128),
    alert_summary: '📈'.repeat(4096),
    cluster_name: '📈'.repeat(253),
    environment: 'e'.repeat(64),
    namespace: 'n'.repeat(253),
    kind: 'K'.repeat(63),
    name: 'n'.repeat(253),
    workflow_id: '📈'.repeat(253),
    action_type: '📈'.repeat(128),
    execution_error: '📈'.repeat(8192),
    action_parameters: { text: 'x'.repeat(16_384 - 11) },
  });
  expect(await service.client.create(longest)).toMatchObject({
    ...longest,
    action_timestamp: expect.any(String),
  });
});

describe('embedding', () => {
  test('is made from the text by a local provider, in the same request, at unit length', async () => {
    const trace = await service.client.create(complete());
    const { embedding } = await service.client.get(trace.id, '?include=embedding');
    expect(Math.hypot(...(embedding ?? []))).toBeCloseTo(1, 5);
  });

  test('that is sent is stored at unit length, under its model', async () => {
    const trace = await service.client.create(minimal({ embedding: vector(3, -40), embedding_model: 'e5' }));
    expect(trace.embedding_model).toBe('e5');
    const stored = await service.client.get(trace.id, '?include=embedding');
    expect(stored.embedding?.map((value) => value + 0)).toEqual(vector(3, -1));
  });

  test('that is sent as base64 is the same vector; a repeat may take either form', async () => {
    const numbers = Array.from({ length: 768 }, (_, index) => Math.sin(index));
    const sent = minimal({ action_id: unique('action') });
    const trace = await service.client.create({ ...sent, embedding: toBase64(numbers) });
    const twin = await service.client.create(minimal({ embedding: Array.from(Float32Array.from(numbers)) }));
    const [one, other] = [
      await service.client.get(trace.id, EMBEDDING),
      await service.client.get(twin.id, EMBEDDING),
    ];
    expect(one.embedding).toEqual(other.embedding);
    expect(one.embedding?.[1]).toBeCloseTo(Math.sin(1) / Math.hypot(...numbers), 6);
    const again = await service.client.post({ ...sent, embedding: Array.from(Float32Array.from(numbers)) });
    expect(again).toMatchObject({ status: 200, body: { id: trace.id } });
    const changed = await service.client.post({ ...sent, embedding: toBase64(numbers.toReversed()) });
    expect(changed).toMatchObject({ status: 409, body: { differing_fields: ['embedding'] } });
  });

  test("that is sent without a model belongs to the service's model", async () => {
    const trace = await service.client.create(minimal({ embedding: vector(1) }));
    expect(trace.embedding_model).toBe('hashing-v1');
  });
});

describe('resource and history', () => {
  async function rowsOf(id: number) {
    return service.database.owner
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .select(['h.id as history', 'h.resource_id as resource', 'h.status', 't.cluster_name'])
      .where('t.id', '=', id)
      .executeTakeFirstOrThrow();
  }

  test('attempts of one workflow share a history, whose status is that of the latest', async () => {
    const attempt = minimal({ workflow_id: unique('workflow') });
    const first = await service.client.create({ ...attempt, execution_status: 'failed' });
    const second = await service.client.create({
      ...attempt,
      action_timestamp: '2026-11-24T02:00:00Z',
      execution_status: 'executing',
    });
    expect(second.action_history_id).toBe(first.action_history_id);
    expect((await rowsOf(first.id)).status).toBe('executing');

    const late = await service.client.create({
      ...attempt,
      action_timestamp: '2026-11-24T01:00:00Z',
      execution_status: 'rolled-back',
    });
    expect(late.action_history_id).toBe(first.action_history_id);
    expect((await rowsOf(first.id)).status).toBe('executing');
  });

  test('actions outside a workflow have histories of their own on one resource', async () => {
    const action = minimal();
    const first = await rowsOf((await service.client.create(action)).id);
    const second = await rowsOf((await service.client.create(action)).id);
    expect(second.history).not.toBe(first.history);
    expect(second.resource).toBe(first.resource);
  });

  test('another action type of a workflow, and another resource, have histories of their own', async () => {
    const action = minimal({ workflow_id: unique('workflow') });
    const histories = [
      await service.client.create(action),
      await service.client.create({ ...action, action_type: 'scale_up' }),
      await service.client.create({ ...action, name: unique('api') }),
    ].map(({ action_history_id }) => action_history_id);
    expect(new Set(histories).size).toBe(3);
  });

  test('the same names in two clusters are two resources', async () => {
    const action = minimal();
    const east = await rowsOf((await service.client.create({ ...action, cluster_name: 'east' })).id);
    const west = await rowsOf((await service.client.create({ ...action, cluster_name: 'west' })).id);
    expect(west.resource).not.toBe(east.resource);
  });
});
