import { expect, test } from '@jest/globals';
import { runUntilAborted, workSignal } from './abort-scope.ts';
import { SharedRead } from './shared-read.ts';

test('those who ask before a reading begins share it, those who ask during it share the next', async () => {
  const begun: ((value: number | Error) => void)[] = [];
  const shared = new SharedRead(
    () =>
      new Promise<number>((resolve, reject) => {
        begun.push((value) => (typeof value === 'number' ? resolve(value) : reject(value)));
      }),
  );
  const first = [shared.ask(), shared.ask()];
  await Promise.resolve().then(() => undefined);
  expect(begun).toHaveLength(1);
  const later = [shared.ask(), shared.ask()];
  begun[0]?.(1);
  expect(await Promise.all(first)).toEqual([1, 1]);
  begun[1]?.(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
  expect(begun).toHaveLength(2);
});

test('a failure reaches those who asked for it, and nobody after them', async () => {
  let fails = true;
  const shared = new SharedRead(async () => {
    if (fails) throw new Error('away');
    return 'here';
  });
  await expect(Promise.all([shared.ask(), shared.ask()])).rejects.toThrow('away');
  fails = false;
  expect(await shared.ask()).toBe('here');
});

test('one of those who share a reading can go away without ending it', async () => {
  const shared = new SharedRead(async () => workSignal());
  const leaving = new AbortController();
  const asked = [runUntilAborted(leaving.signal, () => shared.ask()), shared.ask()];
  leaving.abort();
  expect(await Promise.all(asked)).toEqual([undefined, undefined]);
});
