import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectValue } from './value-safety.ts';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

describe('inspectValue', () => {
  test.each<[string, string, string]>([
    ['{"a":{"b":["x\\u0000"]}}', '/a/b/0', 'must not contain a NUL character'],
    ['{"a":"\\ud800"}', '/a', 'must not contain half a surrogate pair'],
    ['{"a":"\\udc00x"}', '/a', 'must not contain half a surrogate pair'],
    ['{"a":{"__proto__":{"admin":true}}}', '/a/__proto__', 'is not an allowed property name'],
    ['{"a/b":{"c~d":1e999}}', '/a~1b/c~0d', 'must be a finite number'],
    ['[1,-1e999]', '/1', 'must be a finite number'],
    ['{"x\\u0000":1}', '/x\u0000', 'must not contain a NUL character in its name'],
    ['"\\u0000"', '', 'must not contain a NUL character'],
  ])('%s is refused at %s', (json, pointer, detail) => {
    expect(inspectValue(JSON.parse(json)).faults).toEqual([{ pointer, detail }]);
  });

  test('a whole surrogate pair and a property named constructor are fine', () => {
    expect(inspectValue(JSON.parse('{"constructor":"😀","prototype":null}')).faults).toEqual([]);
  });

  test('32 levels pass, 33 do not', () => {
    expect(inspectValue(nested(32)).faults).toEqual([]);
    expect(inspectValue(nested(33)).faults).toEqual([
      {
        pointer: '/a'.repeat(32),
        detail: 'is nested deeper than 32 levels',
        limit: 'json-levels',
        limit_value: 32,
      },
    ]);
  });

  test('nesting that would exhaust the stack is refused like any other', () => {
    const value: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(inspectValue(value).faults).toHaveLength(1);
  });

  test('lists a bounded number of faults', () => {
    expect(inspectValue(Array.from({ length: 1000 }, () => '\0')).faults).toHaveLength(100);
  });

  test('counts every value and leaves ordinary JSON alone', () => {
    const ordinary = fc.jsonValue({ maxDepth: 5, noUnicodeString: false }).filter((value) => {
      const text = JSON.stringify(value);
      return !/\\u0000|__proto__|\\ud[89a-f]/i.test(text);
    });
    fc.assert(
      fc.property(ordinary, (value) => {
        const { faults, size } = inspectValue(value);
        const count = (inner: unknown): number =>
          typeof inner === 'object' && inner !== null
            ? 1 + Object.values(inner).reduce((sum: number, item) => sum + count(item), 0)
            : 1;
        expect(faults).toEqual([]);
        expect(size).toBe(count(value));
      }),
    );
  });
});
