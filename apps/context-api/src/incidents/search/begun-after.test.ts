import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { begunAfter } from './begun-after.ts';

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

function started(begin: () => Promise<string> = () => Promise.resolve('second'), room = true) {
  const first = Promise.withResolvers<void>();
  const state = { begun: 0 };
  const counted = () => {
    state.begun += 1;
    return begin();
  };
  const get = begunAfter(first.promise, counted, { afterMs: 10, hasRoom: () => room });
  return { first, state, get };
}

test('while the first takes no longer, nothing is begun unless it is asked for', async () => {
  const { first, state, get } = started();
  await jest.advanceTimersByTimeAsync(9);
  first.resolve();
  await jest.advanceTimersByTimeAsync(100);
  expect(state.begun).toBe(0);
  expect([await get(), await get(), state.begun]).toEqual(['second', 'second', 1]);
});

test('when the first takes longer, it is begun, once', async () => {
  const { state, get } = started();
  await jest.advanceTimersByTimeAsync(10);
  expect(state.begun).toBe(1);
  expect([await get(), state.begun]).toEqual(['second', 1]);
});

test('where there is no room, only when it is asked for', async () => {
  const { state, get } = started(undefined, false);
  await jest.advanceTimersByTimeAsync(100);
  expect([state.begun, await get(), state.begun]).toEqual([0, 'second', 1]);
});

test('a failure is told to who asks, and to nobody else; that of the first is not its business', async () => {
  const { first, get } = started(() => Promise.reject(new Error('failed')));
  first.promise.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(10);
  first.reject(new Error('other'));
  await jest.advanceTimersByTimeAsync(0);
  await expect(get()).rejects.toThrow('failed');
});
