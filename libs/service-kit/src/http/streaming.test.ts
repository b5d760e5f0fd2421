import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exported, startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await startShelf({ limits: { 'line-bytes': 1000, 'stream-idle-ms': 200 } });
});
afterAll(() => shelf.stop());

function send(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  query = '',
): Promise<Response> {
  return shelf.post(`/items/lines${query}`, body, { 'Content-Type': 'application/x-ndjson', ...headers });
}

describe('a body of lines', () => {
  const TEXT = '{"name":"a"}\n\n{"name":"b","count":3}\r\n{"name":\n{"name":"c"}';
  const READ = {
    lines: [
      { line: 1, value: { name: 'a' } },
      {
        line: 3,
        faults: [{ code: 'invalid-request', pointer: '/count', detail: 'must be a multiple of 2' }],
      },
      { line: 4, faults: [{ code: 'invalid-json', pointer: '/name', detail: expect.any(String) }] },
      { line: 5, value: { name: 'c' } },
    ],
  };

  test('is read line by line; a bad one does not end it', async () => {
    const response = await send(TEXT);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(READ);
  });

  test('may be compressed', async () => {
    expect(await (await send(gzipSync(TEXT), { 'Content-Encoding': 'gzip' })).json()).toEqual(READ);
  });

  test('may be larger than the limit of a body; its lines may not', async () => {
    const line = `{"name":"${'x'.repeat(900)}"}\n`;
    const response = await send(`${line.repeat(20)}{"name":"${'x'.repeat(1000)}"}\n`);
    const { lines } = (await response.json()) as { lines: object[] };
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toEqual({
      line: 21,
      faults: [{ code: 'payload-too-large', pointer: '', detail: 'is longer than the limit of 1000 bytes' }],
    });
  });

  test.each([
    ['application/json', {}, 415],
    ['application/x-ndjson', { 'Content-Encoding': 'br' }, 415],
    ['application/x-ndjson', { 'Content-Encoding': 'gzip' }, 400],
  ])('%s %j is refused with %d', async (type, headers, status) => {
    const response = await send('{"name":"a"}', { 'Content-Type': type, ...headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('that is cut off in the middle of its compression is refused', async () => {
    const packed = gzipSync(TEXT.repeat(100));
    const response = await send(packed.subarray(0, packed.length - 10), { 'Content-Encoding': 'gzip' });
    expect(await response.json()).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  test('that stops coming is refused; the connection is closed', async () => {
    const request = httpRequest(`${shelf.url}/items/lines`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    request.write('{"name":"a"}\n');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect([response.statusCode, response.headers.connection]).toEqual([408, 'close']);
    request.destroy();
  });

  test('is not read on when the handler refuses', async () => {
    const socket = connect(Number(new URL(shelf.url).port), '127.0.0.1').setEncoding('utf8');
    const head = 'POST /items/lines?stop_after=2 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson';
    const lines = '{"name":"a"}\n'.repeat(3);
    socket.write(`${head}\r\nContent-Length: 1000000000\r\n\r\n${lines}`);
    let answer = '';
    socket.on('data', (text: string) => (answer += text));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 409 [^]*Connection: close[^]*That is enough/);
  });
});

describe('an answer of lines', () => {
  test('comes whole', async () => {
    const response = await shelf.fetch('/items/lines?count=50');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([...Array(50).keys()]);
    expect(await (await shelf.fetch('/items/lines?count=0')).text()).toBe('');
    expect((await shelf.fetch('/items/lines', { method: 'HEAD' })).status).toBe(200);
  });

  test('that fails at once is a problem, later a broken connection', async () => {
    const response = await shelf.fetch('/items/lines?fail_at=0');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.status).toBe(404);
    const broken = shelf.fetch('/items/lines?fail_at=2').then((answer) => answer.text());
    await expect(broken).rejects.toThrow();
  });

  test('is made at the pace of the client, and no longer than it stays', async () => {
    const before = { ...exported };
    const client = new AbortController();
    const response = await shelf.fetch('/items/lines?count=1000000', { signal: client.signal });
    await response.body?.getReader().read();
    let seen = -1;
    await waitUntil(() => {
      const still = exported.lines === seen;
      seen = exported.lines;
      return still;
    });
    expect(exported.lines - before.lines).toBeLessThan(100_000);
    client.abort();
    await waitUntil(() => exported.ended === before.ended + 1);
    expect(exported.lines - before.lines).toBeLessThan(100_000);
  });
});
