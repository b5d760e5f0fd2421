import { expect, test } from '@jest/globals';
import pg from 'pg';
import { withRetries } from './retry.ts';

const failure = (code: string) =>
  Object.assign(new pg.DatabaseError('failed', 1, 'error'), { code, severity: 'ERROR' });

/** Fails with each error in turn, then succeeds. */
function failingWith(errors: unknown[]) {
  const state = { tries: 0 };
  const run = () => {
    const error = errors[state.tries];
    state.tries += 1;
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  };
  return { state, run };
}

test.each(['40001', '40P01', '26000', '0A000'])('%s is tried again', async (code) => {
  const { state, run } = failingWith([failure(code), failure(code)]);
  expect([await withRetries(run), state.tries]).toEqual(['done', 3]);
});

test('three times at most', async () => {
  const errors = ['40001', '40001', '40001', '40001'].map(failure);
  const { state, run } = failingWith(errors);
  await expect(withRetries(run)).rejects.toBe(errors[2]);
  expect(state.tries).toBe(3);
});

test.each([failure('23505'), failure('57P01'), new Error('bug')])('%p is not tried again', async (error) => {
  const { state, run } = failingWith([error]);
  await expect(withRetries(run)).rejects.toBe(error);
  expect(state.tries).toBe(1);
});
