import { EventEmitter } from 'node:events';
import { type ServerResponse } from 'node:http';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { waitUntil } from '../../test/wait-until.ts';
import { WorkAborted } from '../abort-scope.ts';
import { Admission, type AdmissionLimits } from './admission.ts';

function gate(limits: Partial<AdmissionLimits> = {}) {
  const admission = new Admission({
    name: 'in-flight-requests',
    value: 2,
    withLong: limits.value ?? 2,
    orderly: 3,
    queued: 3,
    waitMs: 60_000,
    orderlyWaitMs: limits.waitMs ?? 60_000,
    ...limits,
  });
  return {
    admission,
    /** Asks for its turn; `state` tells how it went so far. */
    ask() {
      // Of a response, admission only needs to know when it is over.
      const response = new EventEmitter() as ServerResponse;
      let end: () => void = () => undefined;
      const asked = {
        state: 'waiting',
        problem: undefined as unknown,
        end: () => end(),
        leave: () => response.emit('close'),
        async done() {
          end();
          await run;
        },
      };
      const work = () => {
        asked.state = 'in';
        return new Promise<void>((resolve) => (end = resolve));
      };
      const run = admission.run(response, work).then(
        () => void (asked.state = 'done'),
        (error: unknown) => {
          asked.state = 'refused';
          asked.problem = error;
        },
      );
      return asked;
    },
  };
}
afterEach(() => void jest.useRealTimers());
const states = (asked: readonly { state: string }[]) => asked.map(({ state }) => state);

describe('Admission', () => {
  test('lets as many work as can, the others in their order as soon as one is done', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const { admission, ask } = gate();
    const all = [ask(), ask(), ask(), ask()];
    expect(states(all)).toEqual(['in', 'in', 'waiting', 'waiting']);
    await all[1]?.done();
    expect(states(all)).toEqual(['in', 'done', 'in', 'waiting']);
    for (const one of all) await one.done();
    expect([states(all), admission.working, admission.waiting]).toEqual([Array(4).fill('done'), 0, 0]);
  });

  test('refuses when the line is full, and who waits too long, naming the limit', async () => {
    const { admission, ask } = gate({ value: 1, waitMs: 20, queued: 2 });
    const [first, waiting] = [ask(), ask(), ask()];
    const tooMany = ask();
    await waitUntil(() => (tooMany.state === 'refused' ? true : undefined));
    expect(() => admission.requireRoom()).toThrow('more to do');
    expect(tooMany.problem).toMatchObject({
      code: 'temporary-reduced-capacity',
      headers: { 'Retry-After': '1' },
      extensions: { limit: 'queued-requests', limit_value: 2 },
    });
    await waitUntil(() => (waiting?.state === 'refused' ? true : undefined));
    expect(waiting?.problem).toMatchObject({ extensions: { limit: 'in-flight-requests', limit_value: 1 } });
    expect(first?.state).toBe('in');
  });

  test('in a line that is too long who came last is next, the others when there is room', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const { ask } = gate({ value: 1, orderly: 2, queued: 1000 });
    const first = ask();
    const [old, middle] = [ask(), ask()];
    jest.advanceTimersByTime(60);
    const late = ask();
    await first.done();
    expect(states([old, middle, late])).toEqual(['waiting', 'waiting', 'in']);
    await late.done();
    expect(states([old, middle])).toEqual(['waiting', 'waiting']);
    await jest.advanceTimersByTimeAsync(200);
    expect(states([old, middle])).toEqual(['waiting', 'in']);
    await middle.done();
    await jest.advanceTimersByTimeAsync(200);
    expect(states([old, middle])).toEqual(['in', 'done']);
  });

  test('what takes long lets others have its place, as far as there may be more', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const { admission, ask } = gate({ value: 1, withLong: 2 });
    const all = [ask(), ask(), ask()];
    await jest.advanceTimersByTimeAsync(49);
    expect(states(all)).toEqual(['in', 'waiting', 'waiting']);
    await jest.advanceTimersByTimeAsync(1);
    expect(states(all)).toEqual(['in', 'in', 'waiting']);
    await jest.advanceTimersByTimeAsync(1000);
    expect(states(all)).toEqual(['in', 'in', 'waiting']);
    await all[0]?.done();
    expect(states(all)).toEqual(['done', 'in', 'in']);
    for (const one of all) await one.done();
    expect([admission.working, admission.waiting]).toEqual([0, 0]);
    const last = ask();
    expect([last.state, ask().state]).toEqual(['in', 'waiting']);
    await last.done();
  });

  test('when too many wait, work has its place for longer', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const { ask } = gate({ value: 1, withLong: 2, orderly: 1 });
    const all = [ask(), ask(), ask()];
    await jest.advanceTimersByTimeAsync(249);
    expect(states(all)).toEqual(['in', 'waiting', 'waiting']);
    await jest.advanceTimersByTimeAsync(20);
    expect(states(all)).toEqual(['in', 'waiting', 'in']);
  });

  test('who goes away leaves the line', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    const { admission, ask } = gate({ value: 1 });
    const first = ask();
    const [gone, next] = [ask(), ask()];
    gone.leave();
    expect(admission.waiting).toBe(1);
    await first.done();
    expect(next.state).toBe('in');
    expect(gone.problem).toBeInstanceOf(WorkAborted);
  });
});
