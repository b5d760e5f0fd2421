import { describe, expect, test } from '@jest/globals';
import { character } from '@precedent/testing/character';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, type Key, type List, type Position } from './cursor.ts';

const KEYS: readonly Key[] = ['time', 'id'];
const micros = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'));
const seconds = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));
const position: fc.Arbitrary<Position> = fc.tuple(
  fc.tuple(seconds, micros).map(([second, fraction]) => `${second}.${fraction}Z`),
  fc.maxSafeNat(),
);
const values = fc.uniqueArray(fc.string({ unit: character }), { minLength: 1, maxLength: 4 });
const list: fc.Arbitrary<List> = fc.dictionary(fc.constantFrom('namespace', 'kind', 'name'), values);

function expectRefusal(cursor: string, of: List, keys = KEYS): void {
  expect(() => decodeCursor(cursor, of, keys)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      errors: [expect.objectContaining({ in: 'query', parameter: 'cursor' })],
    }),
  );
}

describe('a cursor', () => {
  test('leads back to the position it was made of, in whatever order filters and their values are given', () => {
    fc.assert(
      fc.property(position, list, (place, of) => {
        const cursor = encodeCursor(place, of);
        expect(cursor).toMatch(/^[\w-]{1,200}$/);
        const reversed = Object.entries(of)
          .reverse()
          .map(([filter, given]) => [filter, [...(given as string[])].reverse()]);
        expect(decodeCursor(cursor, { ...Object.fromEntries(reversed), absent: undefined }, KEYS)).toEqual(
          place,
        );
      }),
    );
  });

  test('is refused by a list with other filters, and by one with another order', () => {
    fc.assert(
      fc.property(position, list, (place, of) => {
        expectRefusal(encodeCursor(place, of), { ...of, cluster_name: ['only here'] });
        expectRefusal(encodeCursor(place, of), of, ['id']);
        expectRefusal(encodeCursor([1], of), of);
      }),
    );
  });

  test('is refused with any one character changed, and as any other text', () => {
    fc.assert(
      fc.property(position, fc.nat(), fc.constantFrom(...'aZ9_-'), (place, at, other) => {
        const cursor = encodeCursor(place, {});
        const index = at % cursor.length;
        const changed = cursor.slice(0, index) + other + cursor.slice(index + 1);
        // The last character of base64 may hold bits that mean nothing.
        fc.pre(Buffer.from(changed, 'base64url').toString() !== Buffer.from(cursor, 'base64url').toString());
        expectRefusal(changed, {});
      }),
    );
    fc.assert(fc.property(fc.string({ unit: character }), (text) => expectRefusal(text, {})));
  });

  test.each([
    [['yesterday', 1]],
    [['2026-01-01T00:00:00.000000Z', 1.5]],
    [['2026-02-30T00:00:00.000000Z', 1]],
  ])('with the position %j is refused, whoever computed its checksum', (place) =>
    expectRefusal(encodeCursor(place as Position, {}), {}),
  );
});
