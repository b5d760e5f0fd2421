import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonError } from './json-error-place.ts';

describe('findJsonError', () => {
  test.each<[string, string, number, number]>([
    ['{"embedding":[NaN]}', '/embedding/0', 1, 15],
    ['{"embedding":[1,2,NaN]}', '/embedding/2', 1, 19],
    ['{"a":{"b":[{"c":x}]}}', '/a/b/0/c', 1, 17],
    ['{"a":1,}', '', 1, 8],
    ['{"x":{"a":1,}}', '/x', 1, 13],
    ['[1,]', '/1', 1, 4],
    ['{"a":1 "b":2}', '/a', 1, 8],
    ['{"a":"unfinished', '/a', 1, 6],
    ['{"a":"tab\there"}', '/a', 1, 6],
    ['{"a":01}', '/a', 1, 6],
    ['{"a":1.}', '/a', 1, 6],
    ['{\n  "a": 1,\n  "b": tru\n}', '/b', 3, 8],
    ["{'a':1}", '', 1, 2],
    ['{"a" 1}', '/a', 1, 5],
    ['', '', 1, 1],
    ['{} {}', '', 1, 4],
    ['{"a/b~":-}', '/a~1b~0', 1, 9],
    ['{"a":1]', '/a', 1, 7],
  ])('%s', (text, pointer, line, column) => {
    expect(findJsonError(text)).toEqual({ pointer, line, column });
  });

  test('finds an error exactly where JSON.parse does, in text that is nearly JSON', () => {
    const noise = fc.constantFrom(...'{}[],:"\\0123.-+eE truefalsn\n\t');
    const nearlyJson = fc
      .tuple(fc.json(), fc.nat(), fc.nat({ max: 3 }), fc.array(noise, { maxLength: 3 }))
      .map(([text, at, removed, added]) => {
        const position = at % (text.length + 1);
        return text.slice(0, position) + added.join('') + text.slice(position + removed);
      });
    fc.assert(
      fc.property(nearlyJson, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonError(text) === undefined).toBe(valid);
      }),
      { numRuns: 5000 },
    );
  });

  test('copes with nesting of any depth', () => {
    expect(findJsonError('['.repeat(100_000))).toEqual({
      line: 1,
      column: 100_001,
      pointer: '/0'.repeat(32),
    });
  });
});
