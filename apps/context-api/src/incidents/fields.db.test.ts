import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { useService } from '../../test/service.ts';
import { embedded } from '../../test/vectors.ts';

const service = useService();
const made = { id: 0 };
const whole = async (): Promise<object> =>
  (await service.client.get(`/api/v1/incidents/${made.id}?include=embedding`)).body as object;

beforeAll(async () => {
  await insertIncident(service.database.owner, { action_timestamp: '2026-01-02T00:00:00Z' });
  made.id = await insertIncident(service.database.owner, {
    workflow_id: 'wf-1',
    execution_status: 'rolled-back',
    cluster_name: 'c',
    ...embedded(0),
  });
});

/** For the list and for one incident: the incident that was made, as the query shows it. */
describe.each<[string, (query: string) => Promise<unknown>]>([
  ['the list', async (query) => items(`/api/v1/incidents?cluster_name=c&${query}`)],
  [
    'one incident',
    async (query) => [(await service.client.get(`/api/v1/incidents/${made.id}?${query}`)).body],
  ],
])('fields of %s', (_what, shown) => {
  test('are those asked for', async () => {
    expect(await shown('fields=phase')).toEqual([{ phase: 'failed' }]);
    expect(await shown('fields=workflow_id')).toEqual([{ workflow_id: 'wf-1' }]);
    expect(await shown('fields=execution_status&fields=id')).toEqual([
      { id: made.id, execution_status: 'rolled-back' },
    ]);
  });

  test('may be separated by commas, repeated, and in any order', async () => {
    const answer = [{ id: made.id, alert_name: 'KubePodCrashLooping', phase: 'failed' }];
    expect(await shown('fields=id,alert_name,phase')).toEqual(answer);
    expect(await shown('fields=phase,id&fields=alert_name,id')).toEqual(answer);
    expect(JSON.stringify(await shown('fields=phase,alert_name,id'))).toBe(JSON.stringify(answer));
  });

  test('can be every one of them, each alone as in the whole incident', async () => {
    const incident = await whole();
    for (const [field, value] of Object.entries(incident)) {
      expect(await shown(`fields=${field}`)).toEqual([{ [field]: value }]);
    }
    expect(await shown(`fields=${Object.keys(incident).join()}`)).toEqual([incident]);
  });

  test('and the embedding when it is included', async () => {
    expect(await shown('fields=phase&include=embedding')).toEqual([
      { phase: 'failed', embedding: expect.arrayContaining([1, 0]) },
    ]);
  });
});

test('pages go on whatever their fields', async () => {
  const first = await page('fields=kind&limit=1');
  expect(first.items).toEqual([{ kind: 'Deployment' }]);
  const second = await page(`fields=id&limit=1&cursor=${first.next_cursor}&sort=newest`);
  expect(second).toEqual({ items: [{ id: made.id }], next_cursor: null });
  expect(await page('fields=id&sort=oldest&include=total,embedding&limit=1')).toMatchObject({
    items: [{ id: made.id, embedding: expect.any(Array) }],
    total: 2,
  });
});

async function page(query: string): Promise<{ items: object[]; next_cursor: string | null }> {
  const { status, body } = await service.client.get(`/api/v1/incidents?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as { items: object[]; next_cursor: string | null };
}

async function items(path: string): Promise<object[]> {
  return (await page(path.split('?')[1] ?? '')).items;
}
