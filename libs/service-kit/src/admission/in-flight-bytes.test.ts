import { EventEmitter } from 'node:events';
import { type ServerResponse } from 'node:http';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { InFlightBytes } from './in-flight-bytes.ts';

/** Of a response, only its end matters here. */
function newResponse() {
  const events = new EventEmitter();
  return Object.assign(events, { destroy: () => void events.emit('close') }) as unknown as ServerResponse;
}
afterEach(() => void jest.useRealTimers());
const REFUSAL = {
  code: 'temporary-reduced-capacity',
  headers: { 'Retry-After': '1' },
  extensions: { limit: 'in-flight-bytes', limit_value: 100 },
};
const failureOf = (work: () => void) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('InFlightBytes', () => {
  test('counts bodies as they arrive, and refuses the one that goes beyond the limit', () => {
    const bytes = new InFlightBytes(100, 1000);
    const [dribbling, large] = [bytes.hold(), bytes.hold()];
    dribbling.add(1);
    bytes.requireRoom(99);
    expect(failureOf(() => bytes.requireRoom(100))).toMatchObject(REFUSAL);
    large.add(60);
    expect(failureOf(() => large.add(60))).toMatchObject(REFUSAL);
    large.release();
    dribbling.release();
    expect(bytes.used).toBe(0);
  });

  test('one alone may be larger than all may be together', () => {
    const bytes = new InFlightBytes(100, 1000);
    const alone = bytes.hold();
    alone.add(70);
    alone.add(70);
    expect(failureOf(() => bytes.requireRoom(0))).toMatchObject(REFUSAL);
  });

  test('counts answers until they are taken; one that is not taken makes room for others', () => {
    jest.useFakeTimers();
    const bytes = new InFlightBytes(100, 1000);
    const [taken, stalled, fresh] = [newResponse(), newResponse(), newResponse()];
    bytes.answer(taken, 50);
    bytes.answer(stalled, 80);
    expect(failureOf(() => bytes.requireRoom(0))).toMatchObject(REFUSAL);
    taken.emit('close');
    expect(bytes.used).toBe(80);
    jest.advanceTimersByTime(1010);
    bytes.answer(fresh, 20);
    bytes.requireRoom(1);
    expect(bytes.used).toBe(20);
  });
});
