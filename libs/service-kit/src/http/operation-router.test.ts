import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { echoRoutes, startShelf, type Shelf } from '../../test/start-shelf.ts';
import { shelfDocument } from '../../test/shelf.ts';
import { Problem } from '../problem.ts';
import { operationRouter } from './operation-router.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf({
    routes: {
      deleteItem: ({ params }) => {
        if (params.path.id === 1) throw new Problem('not-found', 'There is no item 1.');
        if (params.path.id === 2) throw new Error('select secret from items');
        return { status: 204 };
      },
    },
  });
});
afterAll(() => shelf.stop());

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({
    type: `/problems/${String(problem['code'])}`,
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
    request_id: response.headers.get('x-request-id'),
  });
  return problem;
}

describe('a good request', () => {
  test('reaches its handler with typed parameters', async () => {
    const response = await shelf.fetch('/items?limit=7&severity=info&severity=warning&open=true');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      items: [],
      given: { path: {}, query: { limit: 7, severity: ['info', 'warning'], open: true }, header: {} },
    });
  });

  test('path parameters are numbers where the document says so', async () => {
    expect(await (await shelf.fetch('/items/42')).json()).toEqual({ id: 42, name: 'it' });
  });

  test('the handler decides on headers, and sees declared request headers by their documented name', async () => {
    const response = await shelf.post('/items', '{"name":"a"}', { 'idempotency-key': 'k1', 'x-other': '1' });
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/items/1');
    expect(await response.json()).toMatchObject({ body: { name: 'a' }, header: { 'Idempotency-Key': 'k1' } });
  });

  test('an optional body may be absent', async () => {
    const response = await shelf.fetch('/items/search', { method: 'POST' });
    expect(await response.json()).toEqual({ given: null });
  });

  test('a concrete path wins over a template', async () => {
    expect((await shelf.post('/items/search', '{"text":"x"}')).status).toBe(200);
    const response = await shelf.fetch('/items/search');
    expect(await problemOf(response)).toMatchObject({ code: 'method-not-allowed' });
  });

  test('no body is 204 without a content type; HEAD is GET without its body', async () => {
    const gone = await shelf.fetch('/items/3', { method: 'DELETE' });
    expect([gone.status, gone.headers.get('content-type'), await gone.text()]).toEqual([204, null, '']);
    const head = await shelf.fetch('/items/3', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '20', '']);
  });
});

describe('a bad request', () => {
  test('is told every fault, of parameters and body together', async () => {
    const response = await shelf.post('/items?dry=1', '{"name":""}', { 'Idempotency-Key': 'much too long' });
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      code: 'invalid-request',
      instance: '/items',
      errors: [
        { in: 'header', parameter: 'Idempotency-Key', detail: 'must be at most 10 characters long' },
        { in: 'query', parameter: 'dry', detail: 'is not known; this operation has none' },
        { in: 'body', pointer: '/name', detail: 'must not be empty' },
      ],
    });
  });

  test.each([
    ['/items/x', 'must be an integer'],
    ['/items/0', 'must be at least 1'],
    ['/items/1.5', 'must be an integer'],
    ['/items/9007199254740993', 'must be an integer between -9007199254740991 and 9007199254740991'],
    ['/items/%31x', 'must be an integer'],
  ])('%s names the path parameter', async (path, detail) => {
    expect(await problemOf(await shelf.fetch(path))).toMatchObject({
      status: 400,
      errors: [{ in: 'path', parameter: 'id', detail }],
    });
  });

  test('a path that is not percent-encoding is 400', async () => {
    expect(await problemOf(await shelf.fetch('/items/%ff'))).toMatchObject({
      status: 400,
      code: 'invalid-request',
      instance: '/items/%ff',
    });
  });

  test.each<[string, object]>([
    ['', { in: 'body', pointer: '', detail: 'is required' }],
    ['{"name":"a\\u0000"}', { in: 'body', pointer: '/name', detail: 'must not contain a NUL character' }],
    [
      '{"name":"a","__proto__":{}}',
      { in: 'body', pointer: '/__proto__', detail: 'is not an allowed property name' },
    ],
    ['{"name":"a","free":1e999}', { in: 'body', pointer: '/free', detail: 'must be a finite number' }],
  ])('body %s', async (body, error) => {
    expect(await problemOf(await shelf.post('/items', body))).toMatchObject({ status: 400, errors: [error] });
  });
});

describe('a body whose items the handler checks', () => {
  const post = async (body: string) => (await shelf.post('/items/batch', body)).json();

  test('reaches it whatever the items are; they are checked like any body', async () => {
    const items = '[{"name":"a\\u0000"},{"name":7,"free":{"a":1}}]';
    expect(await post(`{"items":${items}}`)).toEqual({
      faults: [
        [{ pointer: '/name', detail: 'must not contain a NUL character' }],
        [{ pointer: '/name', detail: 'must be a string, not a number' }],
      ],
    });
  });

  test('is refused for everything else', async () => {
    expect(await post('{"items":[1,2,3],"more":1}')).toMatchObject({
      errors: [{ pointer: '/more' }, { pointer: '/items', detail: 'must have at most 2 items, not 3' }],
    });
  });

  test('may have a limit of its own', async () => {
    const large = `{"items":[{"name":"${'x'.repeat(300)}"}]}`;
    expect(await post(large)).toMatchObject({ code: 'payload-too-large', limit_value: 300 });
  });
});

describe('a path and its methods', () => {
  test.each([
    ['DELETE', '/items', 'GET, HEAD, OPTIONS, POST'],
    ['POST', '/items/1', 'DELETE, GET, HEAD, OPTIONS'],
    ['HEAD', '/items/search', 'OPTIONS, POST'],
    ['DELETE', '/health/live', 'GET, HEAD, OPTIONS'],
  ])('%s %s is 405 and lists %s', async (method, path, allowed) => {
    const response = await shelf.fetch(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
  });

  test('OPTIONS lists them too', async () => {
    const response = await shelf.fetch('/items', { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  });

  test.each(['/nothing', '/Items', '/items/', '/items/1/', '/items//1', '/'])(
    '%s is unknown',
    async (path) => {
      expect(await problemOf(await shelf.fetch(path))).toMatchObject({ status: 404, code: 'unknown-route' });
    },
  );
});

describe('a handler', () => {
  test('throws a problem to answer with it', async () => {
    const response = await shelf.fetch('/items/1', { method: 'DELETE' });
    expect(await problemOf(response)).toMatchObject({ code: 'not-found', detail: 'There is no item 1.' });
  });

  test('that fails is 500, its error logged and not sent', async () => {
    const response = await shelf.fetch('/items/2', {
      method: 'DELETE',
      headers: { 'X-Request-ID': 'look-me-up' },
    });
    expect(JSON.stringify(await problemOf(response))).not.toContain('secret');
    const logged = shelf
      .lines()
      .find((line) => line['request_id'] === 'look-me-up' && line['level'] === 'error');
    expect(logged).toMatchObject({ err: { message: 'select secret from items', stack: expect.any(String) } });
  });
});

describe('boot', () => {
  test('fails when table and document differ, naming both sides', () => {
    const { getItem, ...rest } = echoRoutes;
    const routes = { ...rest, fetchItem: getItem };
    expect(() => operationRouter(shelfDocument(), routes as never)).toThrow(
      'Routes and OpenAPI document differ: no handler for getItem; not in the document: fetchItem.',
    );
  });
});
