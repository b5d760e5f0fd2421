import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { exported, startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';

const MEGABYTE = 1_000_000;
const LARGE = 'x'.repeat(8 * MEGABYTE);
/** How many slow clients of each kind; the limits are a small part of that. */
const MANY = 200;

let shelf: Shelf;
const sockets: Socket[] = [];
async function start(stalledAfterMs: number): Promise<void> {
  shelf = await startShelf({
    limits: {
      'in-flight-requests': 4,
      'in-flight-streams': 4,
      'in-flight-bytes': 100 * MEGABYTE,
      'queue-wait-ms': 60_000,
      'stream-idle-ms': stalledAfterMs,
    },
    routes: { getItem: ({ params }) => ({ status: 200, body: { id: params.path.id, name: LARGE } }) },
  });
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await waitUntil(async () => ((await gauge('http_held_bytes')) === 0 ? true : undefined));
  await shelf.stop();
});

/** Connects and sends this much, and reads nothing. */
async function slow(head: string): Promise<Socket> {
  const socket = connect(Number(new URL(shelf.url).port), '127.0.0.1').pause();
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(head);
  return socket;
}
const many = (head: string, count = MANY) => Promise.all(Array.from({ length: count }, () => slow(head)));

async function gauge(name: string): Promise<number> {
  const text = await (await shelf.fetch('/metrics')).text();
  return Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(text)?.[1]);
}
const honest = async () => {
  expect((await shelf.fetch('/items?limit=1')).status).toBe(200);
  expect((await shelf.post('/items', '{"name":"a"}')).status).toBe(201);
};

test("senders that dribble hold no more than they sent, and take nobody's place", async () => {
  await start(300);
  const head =
    'POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n';
  await many(`${head}{"name":`);
  await many('POST /items HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  await waitUntil(async () => ((await gauge('http_held_bytes')) === MANY * 8 ? true : undefined));
  expect(await gauge('http_working_requests')).toBe(0);
  await honest();
});

test('readers that take nothing of their answers lose them when there is no room for others', async () => {
  // Long enough for a busy machine to make more answers than there is room for, before the first counts as stalled.
  await start(2000);
  await many('GET /items/1 HTTP/1.1\r\nHost: x\r\n\r\n', 40);
  const refused = await waitUntil(async () => {
    const response = await shelf.fetch('/items?limit=1');
    await response.arrayBuffer();
    return response.status === 503 ? response : undefined;
  });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await gauge('http_held_bytes')).toBeLessThan(140 * MEGABYTE);
  // Later some of them count as stalled.
  await waitUntil(async () => ((await shelf.post('/items', '{"name":"a"}')).ok ? true : undefined));
});

test('readers that take nothing of a stream are cut off, one after the other; others are served meanwhile', async () => {
  await start(300);
  const before = exported.ended;
  await many('GET /items/lines?count=1000000 HTTP/1.1\r\nHost: x\r\n\r\n');
  await waitUntil(async () => ((await gauge('http_working_requests')) === 4 ? true : undefined));
  await honest();
  await waitUntil(() => (exported.ended >= before + 4 ? true : undefined));
  await honest();
});
