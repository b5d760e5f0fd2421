import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { utcInstant } from './instant.ts';

describe('an instant in UTC with microseconds', () => {
  test.each([
    ['2026-11-24T01:51:33Z', '2026-11-24T01:51:33.000000Z'],
    ['2026-11-24t01:51:33.5z', '2026-11-24T01:51:33.500000Z'],
    ['2026-11-24 01:51:33.123456Z', '2026-11-24T01:51:33.123456Z'],
    ['2026-11-24T01:51:33.000001+02:00', '2026-11-23T23:51:33.000001Z'],
    ['2026-11-24T01:51:33-0530', '2026-11-24T07:21:33.000000Z'],
    ['2026-11-24T01:51:33+14', '2026-11-23T11:51:33.000000Z'],
    ['2026-11-24T01:51:33.1234560000Z', '2026-11-24T01:51:33.123456Z'],
    ['2026-11-24T01:51:33.1234561Z', '2026-11-24T01:51:33.123457Z'],
    ['2026-12-31T23:59:59.9999999Z', '2027-01-01T00:00:00.000000Z'],
    ['2016-12-31T23:59:60.25Z', '2017-01-01T00:00:00.250000Z'],
    ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ])('%s is %s', (text, expected) => expect(utcInstant(text)).toBe(expected));

  test.each([
    '0000-12-31T23:59:59Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '9999-12-31T23:59:59.9999999Z',
    'yesterday',
    '',
  ])('%j is none', (text) => expect(utcInstant(text)).toBeUndefined());

  test('is unchanged when it already is one', () => {
    const range = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') };
    fc.assert(
      fc.property(fc.date({ ...range, noInvalidDate: true }), fc.nat(999), (date, micros) => {
        const text = `${date.toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
        expect(utcInstant(text)).toBe(text);
      }),
    );
  });

  test('keeps the order of time', () => {
    const digits = fc.stringMatching(/^\d{1,9}$/).map((text) => text.padEnd(9, '0'));
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const [first, second] = [one, other].map((fraction) => `2026-01-01T00:00:00.${fraction}Z`).sort();
        expect((utcInstant(first ?? '') ?? '') <= (utcInstant(second ?? '') ?? '')).toBe(true);
      }),
    );
  });
});
