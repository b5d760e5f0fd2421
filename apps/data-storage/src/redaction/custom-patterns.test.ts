import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigError } from '@precedent/service-kit';
import { readCustomPatterns } from './custom-patterns.ts';
import { Redactor } from './redactor.ts';

const directory = mkdtempSync(join(tmpdir(), 'precedent-patterns-'));
afterAll(() => rmSync(directory, { recursive: true }));
let files = 0;

function fileOf(content: unknown): string {
  files += 1;
  const path = join(directory, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const redactor = (patterns: readonly object[]) => new Redactor(readCustomPatterns(fileOf(patterns)));

describe('patterns of the operator', () => {
  test('are replaced in texts and parameters, under their own names', () => {
    const own = redactor([
      { name: 'employee-id', pattern: 'EMP-\\d{6}' },
      { name: 'ticket', pattern: 'ticket (?P<secret>[A-Z]+-\\d+)', ignore_case: true },
    ]);
    expect(own.text('EMP-123456 opened TICKET ops-12; password=x1')).toBe(
      '[redacted:employee-id] opened TICKET [redacted:ticket]; password=[redacted:password]',
    );
    expect(own.parameters({ by: ['EMP-123456'] })).toEqual({ by: ['[redacted:employee-id]'] });
  });

  test('take linear time even where other engines explode', () => {
    const own = redactor([{ name: 'nested', pattern: '(?:a+)+$' }]);
    expect(own.text(`${'a'.repeat(16_000)}!`)).toHaveLength(16_001);
  });

  test('replace all that is left after a thousand matches', () => {
    const own = redactor([{ name: 'z', pattern: 'zz' }]);
    expect(own.text('zz'.repeat(5000))).toBe('[redacted:z]'.repeat(1001));
  });

  test.each([
    ['is not JSON', 'no'],
    ['does not hold a JSON array', {}],
    ['more than 100', Array.from({ length: 101 }, () => ({ name: 'a', pattern: 'a' }))],
    ['pattern 1 is not an object', ['a']],
    [
      'pattern 2 needs a name',
      [
        { name: 'a', pattern: 'x' },
        { name: 'A B', pattern: 'x' },
      ],
    ],
    ['unknown property flags', [{ name: 'a', pattern: 'x', flags: 'g' }]],
    ['needs a pattern of at most 1000', [{ name: 'a', pattern: 'x'.repeat(1001) }]],
    ['neither true nor false', [{ name: 'a', pattern: 'x', ignore_case: 1 }]],
    ['invalid escape sequence', [{ name: 'a', pattern: '(x)\\1' }]],
    ['Perl syntax', [{ name: 'a', pattern: '(?=x)' }]],
    ['is too large', [{ name: 'a', pattern: [...'abcdefghij'].map((letter) => `${letter}{999}`).join('|') }]],
    ['matches the empty text', [{ name: 'a', pattern: 'x*' }]],
    ['matches in [redacted:private-key]', [{ name: 'a', pattern: 'private' }]],
    ['matches in [redacted:my-own]', [{ name: 'my-own', pattern: 'own' }]],
  ])('that cannot be used are refused at start: %s', (fault, content) => {
    const path = fileOf(content);
    expect(() => readCustomPatterns(path)).toThrow(ConfigError);
    expect(() => readCustomPatterns(path)).toThrow(fault);
    expect(() => readCustomPatterns(path)).toThrow(path);
  });

  test('a file that is not there is refused', () => {
    expect(() => readCustomPatterns(join(directory, 'none'))).toThrow('is not a readable file');
  });
});
