import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ActionHistory, ProblemBody, ResourceReference } from './client.ts';
import { useService } from './service.ts';
import { minimal } from './traces.ts';

const service = useService();

interface Page<Item> {
  readonly items: Item[];
  readonly next_cursor: string | null;
}

const LISTS = ['listActionHistories', 'listResourceReferences'] as const;
type ListId = (typeof LISTS)[number];

async function list<Item>(id: ListId, query = ''): Promise<Page<Item>> {
  const answer = await service.client.call<Page<Item>>(id, { query });
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Every item, page by page. */
async function walk<Item>(id: ListId, query: string, between?: () => Promise<unknown>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const page = await list<Item>(id, `?${query}${cursor}`);
    items.push(...page.items);
    if (page.next_cursor === null) return items;
    cursor = `&cursor=${page.next_cursor}`;
    await between?.();
  }
}

beforeAll(async () => {
  for (const n of Array.from({ length: 12 }, (_, index) => index)) {
    await service.client.call('createActionHistory', {
      body: {
        cluster_name: `cluster-${n % 2}`,
        namespace: n % 3 === 0 ? '' : `namespace-${n % 3}`,
        kind: n % 4 === 0 ? 'Node' : 'Deployment',
        name: `name-${n % 6}`,
        workflow_id: n === 7 ? null : `workflow-${n % 5}`,
        action_type: `action-${n % 2}`,
        status: n % 3 === 0 ? 'failed' : 'pending',
      },
    });
  }
});

describe.each(LISTS)('%s', (id) => {
  test('shows each row once, newest first, on pages of any size, whatever comes meanwhile', async () => {
    const all = await list<{ id: number }>(id);
    const ids = all.items.map((item) => item.id);
    expect(all.next_cursor).toBeNull();
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    const paged = await walk<{ id: number }>(id, 'limit=1', () => service.client.create(minimal()));
    expect(paged.map((item) => item.id)).toEqual(ids);
    expect((await walk(id, `limit=5&kind=Node`)).length).toBe((await list(id, '?kind=Node')).items.length);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['cursor=abc', 'cursor'],
    ['kind=', 'kind'],
    ['kind=a%00', 'kind'],
    ['colour=red', 'colour'],
  ])('%s is refused by name', async (query, parameter) => {
    const answer = await service.client.call<ProblemBody>(id, { query: `?${query}` });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'query', parameter }] } });
  });

  test('a cursor belongs to its list and filters', async () => {
    const { next_cursor } = await list(id, '?limit=1&kind=Node');
    const others: [string, string][] = [
      [id, `?kind=Deployment&cursor=${next_cursor}`],
      [LISTS.find((one) => one !== id) ?? '', `?kind=Node&cursor=${next_cursor}`],
    ];
    for (const [other, query] of others) {
      const answer = await service.client.call<ProblemBody>(other, { query });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ parameter: 'cursor' }] } });
    }
  });
});

test.each([
  ['cluster_name=cluster-1', (one: ActionHistory) => one.cluster_name === 'cluster-1'],
  ['namespace=', (one: ActionHistory) => one.namespace === ''],
  ['kind=Node', (one: ActionHistory) => one.kind === 'Node'],
  ['name=name-1&name=name-2', (one: ActionHistory) => ['name-1', 'name-2'].includes(one.name)],
  ['workflow_id=workflow-2', (one: ActionHistory) => one.workflow_id === 'workflow-2'],
  ['action_type=action-0', (one: ActionHistory) => one.action_type === 'action-0'],
  ['status=failed', (one: ActionHistory) => one.status === 'failed'],
  [
    'kind=Deployment&status=pending&cluster_name=cluster-1',
    (one: ActionHistory) =>
      one.kind === 'Deployment' && one.status === 'pending' && one.cluster_name === 'cluster-1',
  ],
])('listActionHistories: %s', async (query, matches) => {
  const { items } = await list<ActionHistory>('listActionHistories');
  const expected = items.filter(matches);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(items.length);
  expect((await list('listActionHistories', `?${query}`)).items).toEqual(expected);
});

test('a resource: its histories, itself, and none that has another id', async () => {
  const { items } = await list<ResourceReference>('listResourceReferences', '?namespace=namespace-1');
  const [resource] = items;
  if (resource === undefined) throw new Error('there is one');
  expect(new Set(items.map(({ namespace }) => namespace))).toEqual(new Set(['namespace-1']));
  const own = await list<ActionHistory>('listActionHistories', `?resource_id=${resource.id}`);
  expect(new Set(own.items.map((one) => one.resource_id))).toEqual(new Set([resource.id]));
  const read = await service.client.call('getResourceReference', { id: resource.id });
  expect(read.body).toEqual(resource);
  const headers = { 'If-None-Match': read.headers.get('etag') ?? '' };
  expect((await service.client.call('getResourceReference', { id: resource.id, headers })).status).toBe(304);
  expect((await service.client.call('getResourceReference', { id: 2 ** 53 - 1 })).status).toBe(404);
});
