import { describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { useService } from '../../test/service.ts';

const service = useService();

test('a resource has its incidents counted, whatever their workflow and outcome', async () => {
  const { owner } = service.database;
  const resource = { cluster_name: 'counted', namespace: 'shop', kind: 'StatefulSet', name: 'carts' };
  await insertIncident(owner, { ...resource, workflow_id: 'wf-1' });
  await insertIncident(owner, { ...resource, workflow_id: 'wf-1', execution_status: 'failed' });
  await insertIncident(owner, { ...resource, action_type: 'scale_up' });
  await insertIncident(owner, { ...resource, name: 'another' });
  const { created_at } = await owner
    .insertInto('resource_references')
    .values({ ...resource, name: 'untouched' })
    .returning('created_at')
    .executeTakeFirstOrThrow();

  const { items, next_after } = await service.client.list({ cluster_name: 'counted' });
  const id = expect.any(Number);
  expect(items).toEqual([
    { ...resource, id, created_at: expect.any(String), incidents: 3, completed: 2, success_rate: 0.6667 },
    { ...items[1], name: 'another', incidents: 1, completed: 1, success_rate: 1 },
    { ...items[2], name: 'untouched', incidents: 0, completed: 0, success_rate: null },
  ]);
  expect(new Date(items[2]?.created_at ?? '')).toEqual(new Date(created_at));
  expect(next_after).toBeNull();
});

test('pages hold every resource once, in the order of their ids', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    await insertIncident(service.database.owner, { cluster_name: 'paged', name });
  const names: string[] = [];
  let after: number | null | undefined;
  while (after !== null) {
    const query = { cluster_name: 'paged', limit: 2, ...(after === undefined ? {} : { after }) };
    const page = await service.client.list(query);
    expect(page.items.length).toBeLessThanOrEqual(2);
    names.push(...page.items.map(({ name }) => name));
    after = page.next_after;
  }
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('without a cluster the resources of all clusters are listed', async () => {
  await insertIncident(service.database.owner, { cluster_name: 'one-of-many' });
  const { items } = await service.client.list({ limit: 200 });
  expect(new Set(items.map(({ cluster_name }) => cluster_name)).size).toBeGreaterThan(1);
});

describe('a request that openapi.yaml does not allow is refused, the parameter named', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['after=0', 'after'],
    ['after=1.5', 'after'],
    ['cluster_name=', 'cluster_name'],
    ['cluster_name=%00', 'cluster_name'],
    ['kind=Deployment', 'kind'],
  ])('%s', async (query, parameter) => {
    expect(await service.client.get(`/api/v1/resources?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ in: 'query', parameter }] },
    });
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    const answer = await service.client.send(method, '/api/v1/resources');
    expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
  });
});
