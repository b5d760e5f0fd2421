import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { ReadServer, ReadServers } from '@precedent/consumer-kit';
import { createLog, DatabaseUnavailable, Problem, WorkAborted } from '@precedent/service-kit';
import { AnswerCache, type Reply, type Request } from './answer-cache.ts';

const log = createLog({ service: 'test', level: 'silent' });
const TTL_MS = 60_000;
const STALE_MS = 90_000;

/** A server whose readers see what `visible` says, and a handler that answers how often it was called. */
function world() {
  const state = { visible: '1:1:', away: undefined as unknown, calls: 0, asked: 0, gate: Promise.resolve() };
  const ask = async () => {
    state.asked += 1;
    if (state.away !== undefined) throw state.away;
    return { lsn: '0/1', visible: state.visible };
  };
  const lost = new AbortController();
  const known: { state?: { lsn: string; visible: string }; lost: AbortSignal } = { lost: lost.signal };
  const server = Object.assign(known, { number: 1, ask }) as unknown as ReadServer;
  const servers = { run: (work: (server: ReadServer) => unknown) => Promise.resolve(work(server)) };
  const counts: Record<string, number> = {};
  const policy = { maxBytes: 100_000, staleMs: STALE_MS, ttlMs: {} };
  const cache = new AnswerCache(servers as unknown as ReadServers, policy, (origin) => {
    counts[origin] = (counts[origin] ?? 0) + 1;
  });
  const handler = cache.around({ id: 'list', ttlMs: TTL_MS }, async () => {
    state.calls += 1;
    const body = { call: state.calls };
    await state.gate;
    if (state.away !== undefined) throw state.away;
    return { status: 200, body };
  });
  const ask1 = (
    query: object = {},
    header: object = {},
    signal = new AbortController().signal,
  ): Promise<Reply> => {
    const request: Request = {
      params: { path: {}, query, header },
      body: undefined,
      requestId: 'r',
      path: '/',
      caller: '',
      log,
      signal,
    };
    return Promise.resolve(handler(request));
  };
  return { state, counts, known, lost, ask: ask1 };
}
const bodyOf = ({ json }: Reply) => JSON.parse(Buffer.from(json ?? []).toString()) as unknown;

afterEach(() => void jest.useRealTimers());

test('equal requests share one computation; one that saw a change since does not', async () => {
  const { state, counts, ask } = world();
  const gate = Promise.withResolvers<void>();
  state.gate = gate.promise;
  const before = Array.from({ length: 10 }, () => ask());
  const other = ask({ kind: 'Pod' });
  await new Promise(setImmediate);
  state.visible = '1:2:';
  const after = ask();
  await new Promise(setImmediate);
  gate.resolve();
  expect(new Set((await Promise.all(before)).map((reply) => JSON.stringify(bodyOf(reply)))).size).toBe(1);
  expect(bodyOf(await other)).not.toEqual(bodyOf(await after));
  expect([state.calls, counts]).toEqual([3, { miss: 3, joined: 9 }]);
});

test('a kept answer is given again until readers see something else', async () => {
  const { state, ask } = world();
  expect([bodyOf(await ask()), bodyOf(await ask())]).toEqual([{ call: 1 }, { call: 1 }]);
  state.visible = '1:3:2';
  expect(bodyOf(await ask())).toEqual({ call: 2 });
});

test('a kept answer is given again for its time to live, and stands in for the time that is configured', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  const { state, ask } = world();
  await ask();
  jest.advanceTimersByTime(TTL_MS);
  expect(bodyOf(await ask())).toEqual({ call: 1 });
  jest.advanceTimersByTime(1);
  expect(bodyOf(await ask())).toEqual({ call: 2 });
  state.away = new DatabaseUnavailable('no connection', new Error('refused'));
  jest.advanceTimersByTime(STALE_MS);
  expect(bodyOf(await ask())).toEqual({ call: 2 });
  jest.advanceTimersByTime(1);
  await expect(ask()).rejects.toBe(state.away);
});

test('what nobody asked for yet is computed without asking what readers see, and kept for what they saw before', async () => {
  const { state, counts, known, ask } = world();
  known.state = { lsn: '0/0', visible: state.visible };
  await ask();
  expect([state.asked, state.calls]).toEqual([0, 1]);
  expect([bodyOf(await ask()), state.asked]).toEqual([{ call: 1 }, 1]);
  state.visible = '1:2:';
  await ask({ kind: 'Pod' });
  // What was seen in between is not known: it is computed again rather than given.
  expect(bodyOf(await ask({ kind: 'Pod' }))).toEqual({ call: 3 });
  expect(counts).toEqual({ miss: 3, hit: 1 });
});

test('whoever asks for what is being computed does so with what readers see now', async () => {
  const { state, counts, known, ask } = world();
  known.state = { lsn: '0/0', visible: state.visible };
  const gate = Promise.withResolvers<void>();
  state.gate = gate.promise;
  const first = ask();
  await new Promise(setImmediate);
  const same = ask();
  await new Promise(setImmediate);
  state.visible = '1:2:';
  const later = ask();
  await new Promise(setImmediate);
  gate.resolve();
  expect([bodyOf(await first), bodyOf(await same), bodyOf(await later)]).toEqual([
    { call: 1 },
    { call: 1 },
    { call: 2 },
  ]);
  expect([state.asked, counts]).toEqual([2, { miss: 2, joined: 1 }]);
});

test('what a lost server computes is not waited for once it is back', async () => {
  const { state, known, lost, ask } = world();
  state.gate = new Promise(() => undefined);
  void ask();
  await new Promise(setImmediate);
  lost.abort();
  known.lost = new AbortController().signal;
  state.gate = Promise.resolve();
  expect(bodyOf(await ask())).toEqual({ call: 2 });
});

describe('a failure', () => {
  test('reaches all who wait for it and is forgotten', async () => {
    const { state, ask } = world();
    const gate = Promise.withResolvers<void>();
    state.gate = gate.promise;
    const asked = [ask(), ask(), ask()];
    await new Promise(setImmediate);
    state.away = new Problem('not-found', 'no');
    gate.resolve();
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(state.calls).toBe(1);
    state.away = undefined;
    expect(bodyOf(await ask())).toEqual({ call: 2 });
  });

  test('that is the going away of who asks is not one of the database', async () => {
    const { state, counts, ask } = world();
    await ask();
    state.away = new WorkAborted();
    await expect(ask({}, {}, AbortSignal.abort())).rejects.toBe(state.away);
    expect(counts).toEqual({ miss: 1 });
  });

  test('of the database lets a kept answer stand in, any other and a certain position do not', async () => {
    const { state, counts, ask } = world();
    await ask();
    state.away = new DatabaseUnavailable('no connection', new Error('refused'));
    const stale = await ask();
    expect([bodyOf(stale), stale.headers]).toEqual([
      { call: 1 },
      expect.objectContaining({ Warning: '110 precedent-context-api "Response is Stale"', Age: '0' }),
    ]);
    expect(await ask({}, { 'If-None-Match': stale.headers?.['ETag'] })).toMatchObject({ status: 304 });
    await expect(ask({ min_lsn: '0/1' })).rejects.toBe(state.away);
    await expect(ask({ kind: 'Pod' })).rejects.toBe(state.away);
    state.away = new Problem('schema-incompatible', 'changed');
    await expect(ask()).rejects.toBe(state.away);
    expect(counts).toEqual({ miss: 1, stale: 2 });
  });
});
