import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { logLines } from '../../test/log-lines.ts';
import { startShelf, type Shelf } from '../../test/start-shelf.ts';
import { StartupError } from '../config/run-main.ts';
import { startServer } from './server.ts';

let shelf: Shelf | undefined;
afterEach(() => shelf?.stop());

const optionsFor = (port: number, host = '127.0.0.1') => ({
  app: () => undefined,
  port,
  host,
  log: logLines().log,
  stopping: new AbortController().signal,
});

/** Sends bytes as they are and returns all that comes back. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  let received = '';
  socket.on('data', (text: string) => (received += text));
  socket.end(bytes);
  await once(socket, 'close');
  return received;
}

describe('starting', () => {
  test('a busy port is one clear sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const outcome = await startServer(optionsFor(port)).catch((error: unknown) => error);
    other.close();
    expect(outcome).toBeInstanceOf(StartupError);
    expect(outcome).toMatchObject({
      message: `Port ${port} is already in use by another program; stop it or choose another port.`,
    });
  });

  test('an address of another machine is one clear sentence', async () => {
    await expect(startServer(optionsFor(0, '192.0.2.1'))).rejects.toThrow(
      'This machine has no address 192.0.2.1 to listen on.',
    );
  });

  test('no time limit is left to the version of Node; that of a body is our own', async () => {
    const { server, close } = await startServer(optionsFor(0));
    expect(server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
      maxRequestsPerSocket: 1000,
      maxConnections: 4096,
    });
    await close(1000);
  });
});

describe('what is not a request', () => {
  test.each([
    ['garbage', 'GARBAGE\r\n\r\n', 400, 'invalid-request'],
    ['a method nobody knows', 'FETCH /items HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'invalid-request'],
    [
      'headers of 20 kB',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['no host', 'GET /items HTTP/1.1\r\n\r\n', 400, 'invalid-request'],
    [
      'two lengths',
      'POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'invalid-request',
    ],
  ])('%s is answered with a problem', async (_name, bytes, status, code) => {
    shelf = await startShelf();
    const [head = '', body = ''] = (await exchange(shelf.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    const problem = JSON.parse(body) as Record<string, unknown>;
    expect(problem).toMatchObject({ status, code });
    expect(head).toContain(`X-Request-ID: ${String(problem['request_id'])}`);
  });
});

test('an expectation nobody knows is disregarded', async () => {
  shelf = await startShelf();
  const bytes = 'GET /nowhere HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nConnection: close\r\n\r\n';
  expect(await exchange(shelf.url, bytes)).toMatch(/^HTTP\/1\.1 404 [^]*"unknown-route"/);
});

test('the signal of a handler is aborted when its client goes away', async () => {
  let started: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (started = resolve));
  let aborted: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (aborted = resolve));
  shelf = await startShelf({
    routes: {
      getItem: async ({ signal }) => {
        started();
        await once(signal, 'abort');
        aborted();
        throw new Error('nobody listens');
      },
    },
  });
  const client = new AbortController();
  const answer = shelf.fetch('/items/1', { signal: client.signal }).catch((error: unknown) => error);
  await begun;
  client.abort();
  await over;
  expect(await answer).toMatchObject({ name: 'AbortError' });
});

test('a connection on which nothing was sent does not hold up the close', async () => {
  const { port, server, close } = await startServer(optionsFor(0));
  const connected = once(server, 'connection');
  const socket = connect(port, '127.0.0.1');
  const closed = once(socket, 'close');
  await connected;
  expect(await close(20_000)).toBe(true);
  await closed;
});
