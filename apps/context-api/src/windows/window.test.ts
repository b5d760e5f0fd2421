import { describe, expect, test } from '@jest/globals';
import { windowBegin } from './window.ts';

const NOW = new Date('2026-03-31T12:30:00.250Z');

describe('a window', () => {
  test.each([
    ['30d', '2026-03-01T12:30:00.250000Z'],
    ['P30D', '2026-03-01T12:30:00.250000Z'],
    ['4w', '2026-03-03T12:30:00.250000Z'],
    ['P4W', '2026-03-03T12:30:00.250000Z'],
    ['12h', '2026-03-31T00:30:00.250000Z'],
    ['PT12H', '2026-03-31T00:30:00.250000Z'],
    ['90m', '2026-03-31T11:00:00.250000Z'],
    ['PT1H30M', '2026-03-31T11:00:00.250000Z'],
    ['15s', '2026-03-31T12:29:45.250000Z'],
    ['P1DT2H3M4S', '2026-03-30T10:26:56.250000Z'],
    ['P1M', '2026-02-28T12:30:00.250000Z'],
    ['P1Y', '2025-03-31T12:30:00.250000Z'],
    ['366d', '2025-03-30T12:30:00.250000Z'],
  ])('%s begins at %s', (window, begin) => expect(windowBegin(window, NOW)).toBe(begin));

  test('of all time has no beginning', () => expect(windowBegin('all', NOW)).toBeUndefined());

  test.each([
    '',
    'P',
    'PT',
    '30',
    'd',
    '30 d',
    '-30d',
    '1.5d',
    '30D',
    'p30d',
    'P30',
    'P1H',
    'everything',
    'P1D2W',
  ])('%j is none', (window) =>
    expect(() => windowBegin(window, NOW)).toThrow('must be all, an ISO 8601 duration'),
  );

  test.each(['367d', 'P1Y2D', '999999w', 'P9999Y', 'P9999Y9999M', 'PT31622401S'])(
    '%s is too long',
    (window) => expect(() => windowBegin(window, NOW)).toThrow('must not be longer than 366 days'),
  );

  test.each(['0d', 'P0D', 'PT0S'])('%s is nothing', (window) =>
    expect(() => windowBegin(window, NOW)).toThrow('longer than nothing'),
  );
});
