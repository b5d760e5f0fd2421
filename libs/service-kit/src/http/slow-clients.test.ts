import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { exported, startShelf, type Shelf } from '../../test/start-shelf.ts';
import { waitUntil } from '../../test/wait-until.ts';

const MEGABYTE = 1_000_000;
/** More than the sockets of a connection take. */
const LARGE = 'x'.repeat(8 * MEGABYTE);
/** How many slow clients of each kind; the limits are a small part of that. */
const MANY = 200;
/** How many readers of a large answer; the room is for five of them. */
const READERS = 16;
const ROOM = 40 * MEGABYTE;

let shelf: Shelf;
const sockets: Socket[] = [];
async function start(idleMs: number): Promise<void> {
  shelf = await startShelf({
    limits: {
      'in-flight-requests': 4,
      'in-flight-streams': 4,
      'in-flight-bytes': ROOM,
      'queue-wait-ms': 60_000,
      'answer-idle-ms': idleMs,
      'stream-idle-ms': idleMs,
      'headers-ms': 600_000,
      'request-ms': 600_000,
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
/** What comes after all, until the connection ends. */
async function restOf(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => void pieces.push(piece)).resume();
  if (!socket.closed) await once(socket, 'close');
  return Buffer.concat(pieces).toString('latin1');
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

test('readers that take nothing of their answers fill the room for answers; who comes then is told to come later', async () => {
  // None counts as stalled for as long as this lasts.
  await start(600_000);
  await many('GET /items/1 HTTP/1.1\r\nHost: x\r\n\r\n', READERS);
  const refused = await waitUntil(async () => {
    const response = await shelf.fetch('/items?limit=1');
    await response.arrayBuffer();
    return response.status === 503 ? response : undefined;
  });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await gauge('http_held_bytes')).toBeLessThan(1.4 * ROOM);
});

test('readers that take nothing of their answers lose them when there is no room for others', async () => {
  await start(100);
  const readers = await many('GET /items/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', READERS);
  // Each has the beginning of its answer, and together they fill the room.
  await Promise.all(readers.map((reader) => once(reader, 'readable')));
  await waitUntil(async () => ((await shelf.post('/items', '{"name":"a"}')).ok ? true : undefined));
  const answers = await Promise.all(readers.map(restOf));
  const cut = answers.filter((answer) => answer.startsWith('HTTP/1.1 200') && answer.length < LARGE.length);
  expect(cut.length).toBeGreaterThan(0);
});

test('readers that take nothing of a stream are cut off, one after the other; others are served meanwhile', async () => {
  await start(300);
  const before = exported.ended;
  // Counted, not looked at: on a busy machine all are cut off or refused before a look at them is answered.
  await many('GET /items/lines?count=1000000 HTTP/1.1\r\nHost: x\r\n\r\n');
  await waitUntil(() => (exported.most === 4 ? true : undefined));
  await honest();
  await waitUntil(() => (exported.ended >= before + 4 ? true : undefined));
  expect(exported.most).toBe(4);
  await honest();
});
