import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { parseInt8, parseTimestamptz, typeParsers } from './type-parsers.ts';

describe('timestamptz', () => {
  test.each([
    ['2026-11-24 01:51:33.123456+00', '2026-11-24T01:51:33.123456Z'],
    ['2026-11-24 01:51:33.1+00', '2026-11-24T01:51:33.100000Z'],
    ['2026-11-24 01:51:33+00', '2026-11-24T01:51:33.000000Z'],
    ['2026-11-24 01:51:33.000001+05:30', '2026-11-23T20:21:33.000001Z'],
    ['2026-11-23 22:51:33-03', '2026-11-24T01:51:33.000000Z'],
    ['1890-01-01 00:00:00+00:19:32', '1889-12-31T23:40:28.000000Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000000Z'],
    ['9999-12-31 23:59:59.999999+00', '9999-12-31T23:59:59.999999Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseTimestamptz(text)).toBe(expected);
  });

  test.each(['infinity', '-infinity', '10000-01-01 00:00:00+00', '0044-03-15 00:00:00+00 BC'])(
    '%s cannot be told in RFC 3339',
    (text) => expect(() => parseTimestamptz(text)).toThrow(RangeError),
  );
});

describe('int8', () => {
  test.each([
    ['0', 0],
    ['-5', -5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, value) => expect(parseInt8(text)).toBe(value));

  test.each(['9007199254740992', '-9223372036854775808'])('%s is refused instead of rounded', (text) =>
    expect(() => parseInt8(text)).toThrow(RangeError),
  );
});

describe('typeParsers', () => {
  const parse = (oid: number, text: string): unknown =>
    (typeParsers().getTypeParser(oid, 'text') as (value: string) => unknown)(text);

  test('covers arrays, nested ones and NULL in them', () => {
    expect(parse(1016, '{1,NULL,3}')).toEqual([1, null, 3]);
    expect(parse(1016, '{{1,2},{3,4}}')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(parse(1185, '{"2026-01-01 00:00:00+00"}')).toEqual(['2026-01-01T00:00:00.000000Z']);
  });

  test('leaves other types, and other users of pg, alone', () => {
    expect(parse(23, '7')).toBe(7);
    expect(parse(3802, '{"a":1}')).toEqual({ a: 1 });
    expect(pg.types.getTypeParser(20, 'text')('7')).toBe('7');
  });
});
