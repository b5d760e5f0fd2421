import { expect, test } from '@jest/globals';
import { answerStore, storedAnswer } from './answer-store.ts';

const answer = (bytes: number) => storedAnswer('x'.repeat(bytes - 2), undefined);

test('never holds more bytes than it may, whatever is put in, and forgets the least recently used first', () => {
  const store = answerStore(100_000);
  store.put('first', answer(10_000));
  store.put('second', answer(10_000));
  for (let index = 0; index < 1000; index += 1) {
    store.get('first');
    store.put(`other ${index}`, answer(2 + ((index * 7919) % 20_000)));
    expect(store.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(store.get('first')).toBeDefined();
  expect(store.get('second')).toBeUndefined();
  store.put('huge', answer(200_000));
  expect(store.get('huge')).toBeUndefined();
  // All but what is still there was given up; what is too large never was there.
  expect(store.evictions).toBe(1002 - store.entries);
});

test('with no bytes allowed it keeps nothing', () => {
  const store = answerStore(0);
  store.put('a', answer(10));
  expect([store.get('a'), store.bytes, store.entries]).toEqual([undefined, 0, 0]);
});

test('ETags are equal exactly when the bytes are', () => {
  expect(storedAnswer({ a: 1 }, 'x').tag).toBe(storedAnswer({ a: 1 }, 'y').tag);
  expect(storedAnswer({ a: 1 }, 'x').tag).not.toBe(storedAnswer({ a: 2 }, 'x').tag);
  expect(storedAnswer({ a: 1 }, 'x').tag).toMatch(/^[\w-]{43}$/);
});
