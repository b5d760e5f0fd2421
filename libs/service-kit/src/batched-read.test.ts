import { expect, test } from '@jest/globals';
import { runUntilAborted, workSignal } from './abort-scope.ts';
import { BatchedRead } from './batched-read.ts';

function library() {
  const readings: { keys: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const batched = new BatchedRead<number, string>((keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    readings.push({ keys, end: resolve, fail: reject });
    return promise.then(() => new Map(keys.filter((key) => key > 0).map((key) => [key, `book ${key}`])));
  });
  return { readings, batched };
}
const settled = () => new Promise(setImmediate);

test('who asks alone is answered at once; those who ask meanwhile, together afterwards', async () => {
  const { batched, readings } = library();
  const first = batched.ask(1);
  await settled();
  const later = [batched.ask(2), batched.ask(-3), batched.ask(2), batched.ask(1)];
  await settled();
  expect(readings.map(({ keys }) => keys)).toEqual([[1]]);
  readings[0]?.end();
  expect(await first).toBe('book 1');
  await settled();
  expect(readings.map(({ keys }) => keys)).toEqual([[1], [2, -3, 1]]);
  readings[1]?.end();
  expect(await Promise.all(later)).toEqual(['book 2', undefined, 'book 2', 'book 1']);
});

test('a failure reaches those it is about, and nobody who asks later', async () => {
  const { batched, readings } = library();
  const failing = [batched.ask(1), batched.ask(2)];
  await settled();
  const later = batched.ask(1);
  readings[0]?.fail(new Error('lost'));
  const outcomes = await Promise.allSettled(failing);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await settled();
  readings[1]?.end();
  expect(await later).toBe('book 1');
});

test('goes on when the one who asked first goes away', async () => {
  const seen: unknown[] = [];
  const batched = new BatchedRead<number, number>(async (keys) => {
    seen.push(workSignal());
    return new Map(keys.map((key) => [key, key]));
  });
  const gone = AbortSignal.abort();
  expect(await runUntilAborted(gone, () => batched.ask(1))).toBe(1);
  expect(seen).toEqual([undefined]);
});
