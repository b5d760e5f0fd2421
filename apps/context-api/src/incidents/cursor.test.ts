import { describe, expect, test } from '@jest/globals';
import { character } from '@precedent/testing/character';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, type List, type Position } from './cursor.ts';
import { VALUE_FILTERS } from './filters/incident-filters.ts';
import { utcInstant } from './filters/instant.ts';

const micros = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'));
const seconds = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));
const position: fc.Arbitrary<Position> = fc.record({
  action_timestamp: fc.tuple(seconds, micros).map(([second, fraction]) => `${second}.${fraction}Z`),
  id: fc.maxSafeNat(),
});
const list: fc.Arbitrary<List> = fc.record({
  sort: fc.constantFrom('newest', 'oldest'),
  filters: fc.dictionary(
    fc.constantFrom(...VALUE_FILTERS),
    fc.uniqueArray(fc.string({ unit: character }), { minLength: 1, maxLength: 4 }),
  ),
});

const FAULT = expect.objectContaining({
  code: 'invalid-request',
  errors: [expect.objectContaining({ in: 'query', parameter: 'cursor' })],
});
const refused = (cursor: string, of: List) => {
  let thrown: unknown;
  try {
    decodeCursor(cursor, of);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toEqual(FAULT);
};

describe('a cursor', () => {
  test('leads back to the position it was made of', () => {
    fc.assert(
      fc.property(position, list, (place, of) => {
        const cursor = encodeCursor(place, of);
        expect(decodeCursor(cursor, of)).toEqual(place);
        expect(cursor).toMatch(/^[\w-]{1,200}$/);
      }),
    );
  });

  test('belongs to the filters, in whatever order they and their values are given', () => {
    fc.assert(
      fc.property(position, list, (place, of) => {
        const reversed = Object.entries(of.filters)
          .reverse()
          .map(([filter, values]) => [filter, [...values].reverse()]);
        const same: List = { ...of, filters: Object.fromEntries(reversed) };
        expect(decodeCursor(encodeCursor(place, of), same)).toEqual(place);
      }),
    );
  });

  test('is refused by another list', () => {
    fc.assert(
      fc.property(position, list, list, (place, of, other) => {
        refused(encodeCursor(place, of), {
          ...other,
          filters: { ...other.filters, alert_name: ['only here'] },
        });
      }),
    );
  });

  test('is refused in the other order', () => {
    fc.assert(
      fc.property(position, list, (place, of) => {
        refused(encodeCursor(place, of), { ...of, sort: of.sort === 'newest' ? 'oldest' : 'newest' });
      }),
    );
  });

  test('is refused with any one character changed', () => {
    fc.assert(
      fc.property(position, list, fc.nat(), fc.stringMatching(/^[\w-]$/), (place, of, at, character) => {
        const cursor = encodeCursor(place, of);
        const index = at % cursor.length;
        fc.pre(cursor[index] !== character);
        refused(cursor.slice(0, index) + character + cursor.slice(index + 1), of);
      }),
    );
  });

  test('is refused when cut or lengthened', () => {
    fc.assert(
      fc.property(position, list, fc.nat(), fc.string({ minLength: 1 }), (place, of, at, more) => {
        const cursor = encodeCursor(place, of);
        refused(cursor.slice(0, at % cursor.length), of);
        refused(cursor + more, of);
      }),
    );
  });

  test('is not any other text', () => {
    fc.assert(fc.property(fc.string({ unit: character }), list, refused));
    fc.assert(fc.property(fc.base64String(), list, refused));
  });
});

test('what PostgreSQL could not read is refused, even with a matching checksum', () => {
  const of: List = { filters: {}, sort: 'newest' };
  const impossible = [
    '2026-02-30T00:00:00.000000Z',
    '2026-01-01T25:00:00.000000Z',
    '0000-01-01T00:00:00.000000Z',
  ];
  for (const action_timestamp of impossible) refused(encodeCursor({ action_timestamp, id: 1 }, of), of);
  refused(encodeCursor({ action_timestamp: '2026-01-01T00:00:00.000000Z', id: 2 ** 53 }, of), of);
  expect(utcInstant('2026-01-01T00:00:00.000000Z')).toBeDefined();
});
