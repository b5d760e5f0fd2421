import { EventEmitter } from 'node:events';
import { type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Admission } from './admission.ts';

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

const PROCESSORS = 2;
const WORK_MS = 8;
/** From an answer to the next request of the same client. */
const BETWEEN_MS = 1;

/** A gate in front of work that keeps one of two processors busy. */
function guarded(workMs = WORK_MS) {
  const admission = new Admission({
    name: 'in-flight-writes',
    value: PROCESSORS,
    withLong: 16,
    orderly: 16 - PROCESSORS,
    queued: 1000,
    waitMs: 1000,
    orderlyWaitMs: 1350,
  });
  const work = () =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, workMs * Math.max(1, admission.working / PROCESSORS));
    });
  const seen = { latencies: [] as number[], refused: 0 };
  const request = async () => {
    const sent = performance.now();
    try {
      await admission.run(new EventEmitter() as ServerResponse, work);
      seen.latencies.push(performance.now() - sent);
    } catch {
      seen.refused += 1;
    }
  };
  return {
    seen,
    request,
    /** So many clients ask for so long, each again as soon as it is answered. */
    async press(clients: number, seconds: number): Promise<void> {
      const end = performance.now() + seconds * 1000;
      const client = async () => {
        while (performance.now() < end) {
          await request();
          await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
        }
      };
      const all = Array.from({ length: clients }, client);
      await jest.advanceTimersByTimeAsync(seconds * 1000 + 5000);
      await Promise.all(all);
    },
  };
}

test('as many clients as are admitted in order are all served, however long they go on', async () => {
  const { seen, press } = guarded();
  await press(16, 10);
  expect(seen.refused).toBe(0);
  expect(Math.max(...seen.latencies)).toBeLessThanOrEqual(WORK_MS * (16 / PROCESSORS));
});

test.each([50, 100, 200])('also where each takes %p ms', async (workMs) => {
  const { seen, press } = guarded(workMs);
  await press(16, 20);
  expect(seen.refused).toBe(0);
});

test('a burst of many more is served to the end, without a pause', async () => {
  const { seen, request } = guarded();
  const burst = Promise.all(Array.from({ length: 100 }, request));
  await jest.advanceTimersByTimeAsync(2 * WORK_MS * (100 / PROCESSORS));
  await burst;
  expect([seen.latencies.length, seen.refused]).toEqual([100, 0]);
});

test('under ten times the load the admitted are served about as fast as in a calm service, at nearly the same rate', async () => {
  const { seen, press } = guarded();
  await press(160, 10);
  const sorted = seen.latencies.toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThanOrEqual(3 * WORK_MS);
  expect(sorted.length).toBeGreaterThan(0.8 * 10 * PROCESSORS * (1000 / WORK_MS));
  expect(seen.refused).toBeGreaterThan(0);
});

test('after an overload everybody is served as before it', async () => {
  const { seen, press } = guarded();
  await press(160, 5);
  seen.refused = 0;
  await press(16, 5);
  expect(seen.refused).toBe(0);
});
