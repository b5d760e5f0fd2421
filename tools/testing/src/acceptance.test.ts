import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docs/acceptance.md', root), 'utf8');
const rows = text.split('\n').filter((line) => /^\| \d+ [KFD]\b/.test(line));
const named = [...text.matchAll(/`([\w./-]+\.test\.ts)`: "([^"]+)"/g)].map(([, file = '', title = '']) => ({
  file,
  title,
}));

describe('docs/acceptance.md', () => {
  test('has each case once, with a test or the reason why there is none', () => {
    const cases = rows.map((row) => Number(/^\| (\d+)/.exec(row)?.[1]));
    expect(cases).toEqual(range(1, 56));
    const unproved = rows.filter(
      (row) => !/\.test\.ts`: "/.test(row) && !/Not (a test|applicable): /.test(row),
    );
    expect(unproved).toEqual([]);
  });

  test('names tests that exist', () => {
    expect(named.length).toBeGreaterThan(30);
    const missing = named.filter(({ file, title }) => {
      const url = new URL(file, root);
      // A title begins behind a quote; it may go on, as templates and each do.
      const begins = (source: string) => ["'", '"', '`'].some((quote) => source.includes(quote + title));
      return !existsSync(url) || !begins(readFileSync(url, 'utf8'));
    });
    expect(missing).toEqual([]);
  });

  test('writes every name of a test so that it is found', () => {
    expect(named).toHaveLength(text.split('.test.ts`: ').length - 1);
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
