import { describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import type { ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal, vector } from '../../test/traces.ts';

const service = useService();

describe('one trace', () => {
  test('a row whose optional columns are all NULL', async () => {
    const id = await insertIncident(service.database.owner);
    const trace = await service.client.get(id, '?include=embedding');
    const nulls = Object.entries(trace).flatMap(([field, value]) => (value === null ? [field] : []));
    expect(nulls).toEqual([
      'action_id',
      'alert_fingerprint',
      'alert_severity',
      'alert_summary',
      'environment',
      'workflow_id',
      'action_parameters',
      'execution_start_time',
      'execution_end_time',
      'execution_duration_ms',
      'execution_error',
      'embedding_model',
      'embedding',
    ]);
  });

  test('has its embedding only when asked for', async () => {
    const { id } = await service.client.create(minimal({ embedding: vector(2) }));
    expect(await service.client.get(id)).not.toHaveProperty('embedding');
    expect(await service.client.get(id, '?include=embedding')).toHaveProperty('embedding', vector(2));
  });

  test('answers HEAD without a body', async () => {
    const { id } = await service.client.create(minimal());
    const response = await fetch(`${service.url}/api/v1/action-traces/${id}`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('refused', () => {
  test.each([
    ['0', '', 'id'],
    ['-1', '', 'id'],
    ['1.0', '', 'id'],
    ['x', '', 'id'],
    ['9007199254740992', '', 'id'],
    ['99999999999999999999', '', 'id'],
    ['1%00', '', 'id'],
    ['1', '?include=everything', 'include'],
    ['1', '?include=embedding&include=embedding', 'include'],
    ['1', '?offset=1', 'offset'],
  ])('%s%s names %3$s', async (id, query, parameter) => {
    const answer = await service.client.call<ProblemBody>('getActionTrace', { id, query });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ parameter }] } });
  });

  test('an id that no trace has', async () => {
    const answer = await service.client.call<ProblemBody>('getActionTrace', { id: 2 ** 53 - 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test('a method the path does not have', async () => {
    const response = await fetch(`${service.url}/api/v1/action-traces/1`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS, PATCH');
    expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
  });
});
