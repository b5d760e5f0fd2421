import { EventEmitter } from 'node:events';
import { type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Problem } from '../problem.ts';
import { Admission, type AdmissionLimits } from './admission.ts';

/** Of a response, admission only needs to know when it is over. */
const newResponse = () => new EventEmitter() as ServerResponse;

function gate(limits: Partial<AdmissionLimits> = {}) {
  const admission = new Admission({ requests: 2, bytes: 100, queued: 2, waitMs: 10_000, ...limits });
  return {
    admission,
    /** Asks to be let in; `state` tells how it went so far. */
    ask(bytes = 0) {
      const response = newResponse();
      const asked = {
        state: 'waiting',
        response,
        end: () => response.emit('close'),
        problem: undefined as unknown,
      };
      const refused = (error: unknown) => {
        asked.state = 'refused';
        asked.problem = error;
      };
      try {
        const waiting = admission.admit(response, bytes);
        if (waiting === undefined) asked.state = 'in';
        else waiting.then(() => (asked.state = 'in'), refused);
      } catch (error) {
        refused(error);
      }
      return asked;
    },
  };
}
const settled = () => sleep(0);

describe('Admission', () => {
  test('lets in as many as may be served, the others in their order as soon as one is over', async () => {
    const { admission, ask } = gate();
    const [first, second, third, fourth] = [ask(), ask(), ask(), ask()];
    expect([first, second, third, fourth].map(({ state }) => state)).toEqual([
      'in',
      'in',
      'waiting',
      'waiting',
    ]);
    second.end();
    await settled();
    expect([third.state, fourth.state]).toEqual(['in', 'waiting']);
    for (const { end } of [first, third, fourth]) end();
    expect(admission.state).toEqual({ requests: 0, bytes: 0, queued: 0 });
  });

  test('counts the bytes of bodies; one that is larger than all of them goes alone', async () => {
    const { admission, ask } = gate({ requests: 10 });
    const large = ask(1000);
    const small = ask(1);
    expect([large.state, small.state, admission.state.bytes]).toEqual(['in', 'waiting', 1000]);
    large.end();
    await settled();
    expect([small.state, ask(99).state, ask(1).state]).toEqual(['in', 'in', 'waiting']);
  });

  test('refuses when the line is full, and who waits too long, naming the limit', async () => {
    const { ask } = gate({ requests: 1, waitMs: 20 });
    ask();
    const [waiting, alsoWaiting, tooMany] = [ask(), ask(), ask()];
    expect(tooMany.problem).toMatchObject({
      code: 'temporary-reduced-capacity',
      headers: { 'Retry-After': '1' },
      extensions: { limit: 'queued-requests', limit_value: 2 },
    });
    while (alsoWaiting.state === 'waiting') await sleep(5);
    expect(waiting.problem).toBeInstanceOf(Problem);
    expect(waiting.problem).toMatchObject({ extensions: { limit: 'in-flight-requests', limit_value: 1 } });
  });

  test('while the line has long been standing, newcomers hardly wait', async () => {
    const { ask } = gate({ requests: 1, queued: 1000, waitMs: 100 });
    ask();
    const line = Array.from({ length: 5 }, () => ask());
    const started = performance.now();
    // Keeps the line from being empty for longer than the patience.
    while (performance.now() - started < 150) {
      line.push(ask());
      await sleep(10);
    }
    const patient = line.filter(({ state }) => state === 'refused').length;
    const newcomer = ask();
    while (newcomer.state === 'waiting') await sleep(1);
    expect(newcomer.state).toBe('refused');
    expect(patient).toBeGreaterThan(0);
    // Some who came earlier, when the line was young, are still waiting.
    expect(line.some(({ state }) => state === 'waiting')).toBe(true);
  });

  test('who goes away leaves the line', async () => {
    const { admission, ask } = gate({ requests: 1 });
    const first = ask();
    const [gone, next] = [ask(), ask()];
    gone.end();
    expect(admission.state.queued).toBe(1);
    first.end();
    await settled();
    expect([gone.state, next.state]).toEqual(['waiting', 'in']);
  });
});
