import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';

const LIMIT = 2000;
let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf({ limits: { 'body-bytes': LIMIT } });
});
afterAll(() => shelf.stop());

const post = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const response = await shelf.post('/items', body, headers);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('content type', () => {
  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    '%s is read',
    async (type) => {
      expect((await post('{"name":"ä"}', { 'Content-Type': type })).body).toMatchObject({ name: 'ä' });
    },
  );

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'application/jsonx',
  ])('%s is 415', async (type) => {
    expect(await post('{"name":"a"}', { 'Content-Type': type })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media-type', detail: expect.stringMatching(/application\/json|UTF-8/) },
    });
  });

  test('a missing one is 415', async () => {
    const body = new Blob([new Uint8Array([123, 125])]);
    const response = await shelf.fetch('/items', { method: 'POST', body });
    expect(await response.json()).toMatchObject({
      status: 415,
      detail: expect.stringMatching(/header is missing/),
    });
  });
});

test('a name given twice is told its place', async () => {
  expect(await post('{"name":"a","name":"b"}')).toMatchObject({
    status: 400,
    body: { code: 'invalid-request', errors: [{ in: 'body', pointer: '/name', detail: 'is given twice' }] },
  });
});

describe('a name given twice in an item that the handler checks itself', () => {
  const faults = async (text: string) => {
    const response = await shelf.post('/items/batch', text);
    return (await response.json()) as Record<string, unknown>;
  };

  test('is a fault of that item alone', async () => {
    const twice = '{"name":"a","labels":{"x/y":"1","x/y":"2"},"labels":{}}';
    expect(await faults(`{"items":[${twice},{"name":"b"}]}`)).toEqual({
      faults: [[{ pointer: '/labels/x~1y', detail: 'is given twice' }], []],
    });
    expect(await faults(`{"items":[{"name":"b"},${twice}]}`)).toMatchObject({ faults: [[], [{}]] });
  });

  test.each([
    ['{"items":[{"name":"a","name":"b"}],"items":[]}', '/items'],
    ['{"items":{"0":{"name":"a","name":"b"}}}', '/items/0/name'],
    ['{"items":[{"name":"a","name":"b"}],"items":7}', '/items'],
  ])('elsewhere, of the whole: %s', async (text, pointer) => {
    expect(await faults(text)).toMatchObject({
      status: 400,
      errors: [{ in: 'body', pointer, detail: 'is given twice' }],
    });
  });
});

describe('broken JSON', () => {
  test.each([
    ['{"embedding":[NaN]}', '/embedding/0', 'line 1, column 15'],
    ['{\n"name": "a",\n}', '', 'line 3, column 1'],
    ['{"name":"a"', '/name', 'line 1, column 12'],
  ])('%j is told its place', async (text, pointer, where) => {
    expect(await post(text)).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-json',
        detail: `The body stops being JSON at ${where}.`,
        errors: [{ in: 'body', pointer, detail: `is not valid JSON at ${where}` }],
      },
    });
  });

  test('bytes that are not UTF-8 are refused instead of replaced', async () => {
    const bytes = new Uint8Array([...Buffer.from('{"name":"'), 0xff, ...Buffer.from('"}')]);
    expect(await post(bytes)).toMatchObject({ status: 400, body: { code: 'invalid-json' } });
  });
});

describe('size', () => {
  const body = (length: number) => JSON.stringify({ name: 'a', free: 'x'.repeat(length) });
  const overhead = body(0).length;

  test('the limit itself is allowed, one byte more is 413', async () => {
    expect((await post(body(LIMIT - overhead))).status).toBe(201);
    expect(await post(body(LIMIT - overhead + 1))).toMatchObject({
      status: 413,
      body: {
        code: 'payload-too-large',
        detail: 'The body is larger than the limit of 2000 bytes.',
        errors: [{ in: 'body', pointer: '', detail: 'must be at most 2000 bytes' }],
        limit: 'body-bytes',
        limit_value: LIMIT,
      },
    });
  });

  test('is counted after decompression', async () => {
    const bomb = gzipSync(body(1_000_000));
    expect(bomb.length).toBeLessThan(LIMIT);
    expect((await post(bomb, { 'Content-Encoding': 'gzip' })).status).toBe(413);
    expect((await post(gzipSync(body(10)), { 'Content-Encoding': 'gzip' })).status).toBe(201);
    expect((await post(brotliCompressSync(body(10)), { 'Content-Encoding': 'br' })).status).toBe(201);
  });

  test('a body of 20 MB is 413, and the service goes on', async () => {
    expect((await post(body(20_000_000))).status).toBe(413);
    expect((await post(body(1))).status).toBe(201);
  });
});

describe('encoding', () => {
  test('an unknown one is 415', async () => {
    expect((await post('{}', { 'Content-Encoding': 'compress' })).status).toBe(415);
  });

  test('bytes that are not what the header says are 400', async () => {
    expect(await post('{"name":"a"}', { 'Content-Encoding': 'gzip' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ in: 'body', pointer: '' }] },
    });
  });
});
