import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';
import { shelfDocument } from '../../test/shelf.ts';
import { OpenApiDocument } from '../openapi/openapi-document.ts';
import { type Limit } from './limit.ts';
import { LimitTable } from './limit-table.ts';

const document = shelfDocument();

/** The shelf's document, createItem with limits of its own. */
function withOwnLimits(limits: unknown): OpenApiDocument {
  const source = structuredClone(document.source) as {
    paths: Record<string, { post: Record<string, unknown> }>;
  };
  source.paths['/items']!.post['x-limits'] = limits;
  return new OpenApiDocument(source);
}

describe('LimitTable', () => {
  test('has defaults, what the configuration sets, and what an operation says of itself', () => {
    const own = withOwnLimits({ 'body-bytes': 5000 });
    const table = new LimitTable({ document: own, values: { 'statement-ms': 7 } });
    expect([table.value('statement-ms'), table.value('lock-wait-ms')]).toEqual([7, 1000]);
    expect(table.valueFor(own.operation('createItem'), 'body-bytes')).toBe(5000);
    expect(table.valueFor(own.operation('searchItems'), 'body-bytes')).toBe(262_144);
    expect(table.limits.filter(({ name }) => name === 'body-bytes')).toMatchObject([
      { value: 262_144 },
      { value: 5000, operations: ['createItem'] },
      { value: 300, operations: ['createItems'] },
    ]);
  });

  test('has every bound of a parameter and of a body, under the name of the field', () => {
    const { limits } = new LimitTable({ document });
    const named = (name: string) => limits.filter((limit) => limit.name === name);
    expect(named('Idempotency-Key-characters')).toMatchObject([
      { value: 10, unit: 'characters', code: 'invalid-request', operations: ['createItem'] },
    ]);
    expect(named('severity-items')).toMatchObject([{ value: 2, operations: ['listItems'] }]);
    expect(named('labels-properties')).toMatchObject([
      { value: 2, operations: expect.arrayContaining(['createItem', 'createItems']) },
    ]);
  });

  test('refuses a limit that it does not know, unless it is told what it is', () => {
    const own = withOwnLimits({ 'page-bytes': 100 });
    expect(() => new LimitTable({ document: own })).toThrow('operation createItem: x-limits has page-bytes');
    const kinds = { 'page-bytes': { unit: 'bytes', effect: 'Skipped.', code: 'payload-too-large' } } as const;
    expect(new LimitTable({ document: own, kinds }).limits).toContainEqual({
      ...kinds['page-bytes'],
      name: 'page-bytes',
      value: 100,
      operations: ['createItem'],
    });
  });
});

describe('a service', () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await startShelf({ limits: { 'body-bytes': 2000 } });
  });
  afterAll(() => shelf.stop());

  const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

  test('lists its limits, with the values in force', async () => {
    const { items } = (await json(await shelf.fetch('/api/v1/limits'))) as unknown as { items: Limit[] };
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'body-bytes', value: 2000, status: 413, code: 'payload-too-large' }),
    );
    expect((await json(await shelf.fetch('/openapi.json')))['x-limits']).toMatchObject({
      'body-bytes': 2000,
    });
  });

  test('takes no parameters for the list', async () => {
    expect(await json(await shelf.fetch('/api/v1/limits?name=body-bytes&limit=1'))).toMatchObject({
      status: 400,
      errors: [
        { in: 'query', parameter: 'name', detail: 'is not known; this operation has none' },
        { in: 'query', parameter: 'limit' },
      ],
    });
  });

  test.each<[string, string, string, Record<string, string>, string, number]>([
    ['/items', 'POST', '{"name":"a","labels":{"a":"1","b":"2","c":"3"}}', {}, 'labels-properties', 2],
    [
      '/items',
      'POST',
      '{"name":"a"}',
      { 'idempotency-key': 'much too long' },
      'Idempotency-Key-characters',
      10,
    ],
    ['/items', 'POST', `{"name":"${'a'.repeat(2000)}"}`, {}, 'body-bytes', 2000],
    ['/items', 'POST', '['.repeat(40) + ']'.repeat(40), {}, 'json-levels', 32],
    ['/items?severity=info&severity=info&severity=warning', 'GET', '', {}, 'severity-items', 2],
    [`/items?name=${'a'.repeat(21)}`, 'GET', '', {}, 'name-characters', 20],
  ])('%s %s: the refusal names the limit', async (path, method, body, headers, limit, value) => {
    const response = method === 'POST' ? await shelf.post(path, body, headers) : await shelf.fetch(path);
    const problem = await json(response);
    expect(problem).toMatchObject({ limit, limit_value: value });
    const { items } = (await json(await shelf.fetch('/api/v1/limits'))) as unknown as { items: Limit[] };
    const listed = items.find(({ name, value: listedValue }) => name === limit && listedValue === value);
    expect(listed).toMatchObject({ status: response.status, code: problem['code'] });
  });
});
