import { expect, test } from '@jest/globals';
import { Flight } from './flight.ts';

function slow() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen: { signal?: AbortSignal } = {};
  const lost = new AbortController();
  const flight = new Flight((signal) => {
    seen.signal = signal;
    return promise;
  }, lost.signal);
  return { flight, resolve, aborted: () => seen.signal?.aborted, lose: () => lost.abort() };
}

test('one who leaves does not take the answer from the others', async () => {
  const { flight, resolve, aborted } = slow();
  const leaving = new AbortController();
  const staying = flight.join(new AbortController().signal);
  void flight.join(leaving.signal);
  leaving.abort();
  expect([aborted(), flight.abandoned]).toEqual([false, false]);
  resolve('here');
  expect(await staying).toBe('here');
});

test('when the last has left, it is given up', () => {
  const { flight, aborted } = slow();
  const clients = [new AbortController(), new AbortController()];
  for (const { signal } of clients) void flight.join(signal);
  clients[0]?.abort();
  expect(aborted()).toBe(false);
  clients[1]?.abort();
  expect([aborted(), flight.abandoned]).toEqual([true, true]);
});

test('once its server is lost nobody else waits for it', () => {
  const { flight, aborted, lose } = slow();
  void flight.join(new AbortController().signal);
  lose();
  expect([aborted(), flight.abandoned]).toEqual([false, true]);
});
