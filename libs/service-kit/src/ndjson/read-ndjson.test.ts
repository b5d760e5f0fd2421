import { expect, test } from '@jest/globals';
import { readNdjson } from './read-ndjson.ts';

test('of a piece with thousands of short lines only some are read ahead', async () => {
  let checked = 0;
  const check = () => {
    checked += 1;
    return [{ pointer: '/name', detail: 'is required' }];
  };
  async function* piece() {
    yield Buffer.from('{}\n'.repeat(20_000));
  }
  let given = 0;
  for await (const some of readNdjson(piece(), check, 100)) {
    expect(some.at(-1)).toMatchObject({ line: given + some.length, faults: [{ pointer: '/name' }] });
    given += some.length;
    expect(checked).toBe(given);
    expect(some.length).toBeLessThanOrEqual(100);
  }
  expect(given).toBe(20_000);
});
