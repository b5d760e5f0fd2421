import { EventEmitter } from 'node:events';
import { type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Admission } from './admission.ts';

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

/** Something that so many can use at once; more of them share it. */
interface Server {
  processors: number;
  /** Of one request that shares with nobody. */
  ms: number;
}

/** A gate in front of a server, and what it lets through. */
function guarded(server: Server, { most = 16, learns = true } = {}) {
  const admission = new Admission({
    name: 'in-flight-requests',
    value: most,
    learns,
    queued: 1000,
    waitMs: 1000,
  });
  const seen = { most: 0, done: 0 };
  const work = async () => {
    seen.most = Math.max(seen.most, admission.working);
    const { ms, processors } = server;
    await new Promise((resolve) => setTimeout(resolve, ms * Math.max(1, admission.working / processors)));
    seen.done += 1;
  };
  return {
    admission,
    seen,
    /** So many clients ask for so long, each again as soon as it is answered. Returns the requests done a second. */
    async press(clients: number, seconds: number): Promise<number> {
      let over = false;
      const client = async () => {
        while (!over) {
          const response = new EventEmitter() as ServerResponse;
          await admission.run(response, 'work', work).catch(() => undefined);
        }
      };
      const all = Array.from({ length: clients }, client);
      Object.assign(seen, { most: 0, done: 0 });
      await jest.advanceTimersByTimeAsync(seconds * 1000);
      const { done } = seen;
      over = true;
      await jest.advanceTimersByTimeAsync(5000);
      await Promise.all(all);
      return done / seconds;
    },
  };
}

describe('under overload', () => {
  test('a server of two processors is given about four at once, and does as much as with sixteen', async () => {
    const learned = guarded({ processors: 2, ms: 8 });
    await learned.press(160, 5);
    const rate = await learned.press(160, 10);
    expect(learned.seen.most).toBeGreaterThanOrEqual(3);
    expect(learned.seen.most).toBeLessThanOrEqual(5);
    const fixed = guarded({ processors: 2, ms: 8 }, { learns: false });
    expect(rate).toBeGreaterThan(0.95 * (await fixed.press(160, 10)));
    expect(fixed.seen.most).toBe(16);
  });

  test('a server that does sixteen at once as fast as one is given sixteen', async () => {
    const { admission, seen, press } = guarded({ processors: 16, ms: 8 });
    const rate = await press(160, 10);
    expect(rate).toBeGreaterThan(0.9 * 16 * 125);
    expect(seen.most).toBe(16);
    expect(admission.limit).toBe(16);
  });

  test('a server that gets more processors, or becomes slower as such, is followed', async () => {
    const server: Server = { processors: 2, ms: 8 };
    const { admission, press } = guarded(server);
    await press(160, 5);
    expect(admission.limit).toBeLessThan(6);
    server.processors = 16;
    await press(160, 5);
    expect(admission.limit).toBe(16);
    server.ms = 80;
    await press(160, 20);
    expect(admission.limit).toBe(16);
  });
});

test('what waits for others does not stop everybody else', async () => {
  const { admission, press } = guarded({ processors: 2, ms: 8 });
  await press(160, 5);
  let release: () => void = () => undefined;
  const response = new EventEmitter() as ServerResponse;
  const held = admission.run(response, 'other', () => new Promise<void>((resolve) => (release = resolve)));
  expect(await press(160, 5)).toBeGreaterThan(100);
  release();
  await held;
});

test('where there is little to do, one limit is as good as another: the largest is given', async () => {
  const { admission, press } = guarded({ processors: 2, ms: 8 });
  await press(160, 5);
  await press(2, 5);
  expect(admission.limit).toBe(16);
});

test('never more than may be', async () => {
  const { seen, press } = guarded({ processors: 16, ms: 8 }, { most: 1 });
  expect(await press(16, 2)).toBeGreaterThan(100);
  expect(seen.most).toBe(1);
});
