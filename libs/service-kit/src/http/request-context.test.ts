import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { contextOf } from './request-context.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf();
});
afterAll(() => shelf.stop());

describe('request id', () => {
  test.each(['a', 'ABC-1.2_3', 'x'.repeat(128)])('%s is kept', async (id) => {
    const response = await shelf.fetch('/items', { headers: { 'X-Request-ID': id } });
    expect(response.headers.get('x-request-id')).toBe(id);
  });

  test.each(['', 'with space', 'x'.repeat(129), 'ünïcode', 'a;b', '${jndi}'])(
    '%p is replaced',
    async (id) => {
      const response = await shelf.fetch('/items', { headers: { 'X-Request-ID': encodeURI(id) } });
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('two requests never share one', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await shelf.fetch('/items')).headers.get('x-request-id')),
    );
    expect(new Set(ids).size).toBe(20);
  });
});

test('contextOf says what is missing', () => {
  expect(() => contextOf({ locals: {} } as never)).toThrow('requestContext must be the first middleware');
});

describe('access log', () => {
  const entryOf = (id: string) => shelf.lines().find((line) => line['request_id'] === id && 'ms' in line);
  const request = async (id: string, path: string, init: RequestInit = {}) => {
    await (await shelf.fetch(path, { ...init, headers: { ...init.headers, 'X-Request-ID': id } })).text();
    return waitUntil(() => entryOf(id));
  };

  test('has one line per request with route template, status, time and size', async () => {
    expect(await request('log-1', '/items/17')).toEqual({
      level: 'info',
      time: expect.any(String),
      service: 'test',
      request_id: 'log-1',
      method: 'GET',
      route: '/items/{id}',
      operation_id: 'getItem',
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      msg: 'request',
    });
    expect(shelf.lines().filter((line) => line['request_id'] === 'log-1')).toHaveLength(1);
  });

  test('counts the bytes of each answer on a kept connection', async () => {
    const small = await request('log-2', '/items/17');
    const large = await request('log-3', '/openapi.json');
    const again = await request('log-4', '/items/17');
    expect(again?.['bytes']).toBe(small?.['bytes']);
    expect(Number(large?.['bytes'])).toBeGreaterThan(Number(small?.['bytes']) + 1000);
  });

  test('an unknown path has no route', async () => {
    expect(await request('log-5', '/private/path')).toMatchObject({
      route: null,
      operation_id: null,
      status: 404,
    });
  });

  test('neither bodies nor query values nor unknown paths are in it', async () => {
    await request('log-6', '/items?name=hunter2-query');
    const init = {
      method: 'POST',
      body: '{"name":"hunter2-body"}',
      headers: { 'Content-Type': 'application/json' },
    };
    await request('log-7', '/items', init);
    await request('log-8', '/hunter2-path');
    const entries = ['log-6', 'log-7', 'log-8'].map(entryOf);
    expect(entries).toEqual([expect.anything(), expect.anything(), expect.anything()]);
    expect(JSON.stringify(entries)).not.toContain('hunter2');
  });
});
