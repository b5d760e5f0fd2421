import { expect, test } from '@jest/globals';
import type { ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal } from '../../test/traces.ts';
import type { components } from '../generated/openapi.ts';

const service = useService({ limits: { 'body-bytes': 20_000 } });

async function limits(): Promise<components['schemas']['Limits']['items']> {
  const { status, body } = await service.client.call<components['schemas']['Limits']>('getLimits');
  expect(status).toBe(200);
  return body.items;
}

test('the table has the values in force', async () => {
  const all = await limits();
  expect(all).toContainEqual(expect.objectContaining({ name: 'body-bytes', value: 20_000, status: 413 }));
  expect(all).toContainEqual(expect.objectContaining({ name: 'pool-wait-ms', value: 1000, status: 503 }));
});

test('an unknown parameter is refused by name', async () => {
  const { status, body } = await service.client.call<ProblemBody>('getLimits', { query: '?name=body-bytes' });
  expect([status, body.errors]).toEqual([400, [expect.objectContaining({ in: 'query', parameter: 'name' })]]);
});

test.each<[string, object]>([
  ['body-bytes', { alert_summary: 'x'.repeat(20_000) }],
  ['alert_name-characters', { alert_name: 'x'.repeat(254) }],
  ['embedding-items', { embedding: Array.from({ length: 769 }, () => 1) }],
  ['action_parameters-bytes', { action_parameters: { a: 'x'.repeat(16_384) } }],
  [
    'action_parameters-properties',
    { action_parameters: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, 1])) },
  ],
  [
    'name-bytes',
    Object.fromEntries(['cluster_name', 'namespace', 'name'].map((at) => [at, '😀'.repeat(253)])),
  ],
  ['json-levels', { action_parameters: JSON.parse(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`) as object }],
])('a refusal because of %s names it as the table does, and stores nothing', async (name, fields) => {
  const before = await service.counts();
  const { status, body } = await service.client.post<ProblemBody>(minimal(fields));
  expect(body.limit).toBe(name);
  expect(await limits()).toContainEqual(
    expect.objectContaining({ name, value: body.limit_value, status, code: body.code }),
  );
  expect(await service.counts()).toEqual(before);
});
