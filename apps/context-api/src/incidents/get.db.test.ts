import { expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import type { Incident, Problem } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { embedded } from '../../test/vectors.ts';

const service = useService();

test('an incident is the same by its id as in the list', async () => {
  const id = await insertIncident(service.database.owner, {
    cluster_name: 'by-id',
    namespace: 'checkout',
    workflow_id: 'wf-1',
    action_parameters: JSON.stringify([1, { deep: true }]),
    action_timestamp: '2026-03-01T12:00:00.123456Z',
    ...embedded(0),
  });
  await insertIncident(service.database.owner, { cluster_name: 'by-id-too' });
  const { items } = await service.client.list({ cluster_name: 'by-id' });
  const { status, body } = await service.client.get(`/api/v1/incidents/${id}`);
  expect(status).toBe(200);
  expect([body]).toEqual(items);
  expect(body).toMatchObject({
    id,
    namespace: 'checkout',
    workflow_id: 'wf-1',
    phase: 'completed',
    action_parameters: [1, { deep: true }],
  });
  expect(body).not.toHaveProperty('embedding');
});

test('an incident with NULL in every optional column is an incident', async () => {
  const id = await insertIncident(service.database.owner);
  const { status, body } = await service.client.get(`/api/v1/incidents/${id}?include=embedding`);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { id, embedding: null, alert_severity: null },
  });
});

test('its embedding is shown when asked for, number by number', async () => {
  const id = await insertIncident(service.database.owner, embedded(90));
  const { body } = await service.client.get(`/api/v1/incidents/${id}?include=embedding`);
  const { embedding } = body as Incident;
  expect(embedding).toHaveLength(768);
  expect(embedding?.[1]).toBe(1);
});

test('the head of an incident has no body', async () => {
  const id = await insertIncident(service.database.owner);
  expect(await service.client.send('HEAD', `/api/v1/incidents/${id}`)).toMatchObject({
    status: 200,
    body: undefined,
  });
});

test.each(['9007199254740991', '999999999'])('there is no incident %s', async (id) => {
  const { status, body } = await service.client.get(`/api/v1/incidents/${id}`);
  expect(status).toBe(404);
  expect(body).toMatchObject({
    code: 'not-found',
    detail: `There is no incident ${id}.`,
    instance: `/api/v1/incidents/${id}`,
  });
});

test.each(['abc', '0', '-1', '1.5', '1e3', '9007199254740992', '99999999999999999999', '%20', '١'])(
  'an id cannot be %s',
  async (id) => {
    const { status, body } = await service.client.get(`/api/v1/incidents/${id}`);
    expect(status).toBe(400);
    expect((body as Problem).errors).toEqual([expect.objectContaining({ in: 'path', parameter: 'id' })]);
  },
);
