import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { repeatedName } from './repeated-name.ts';

const inText = (text: string) => repeatedName(text, JSON.parse(text));

test.each<[string, string, number, number]>([
  ['{"a":1,"a":2}', '/a', 1, 8],
  ['{"a":1,\n "b":[{"c":1},{"c":1,"c":1}]}', '/b/1/c', 2, 22],
  ['{"a":{},"\\u0061":{}}', '/a', 1, 9],
  ['{"a" : "b:\\"" , "a"\t: 1}', '/a', 1, 17],
  ['{"__proto__":1,"__proto__":2}', '/__proto__', 1, 16],
  ['[{"":1,"":1}]', '/0/', 1, 8],
])('%s', (text, pointer, line, column) => {
  expect(inText(text)).toEqual({ pointer, line, column });
});

test('no text that JSON.stringify makes repeats a name, whatever its strings hold', () => {
  const strings = fc.oneof(fc.string(), fc.constantFrom('":', '\\', '\\"', '{"a":1,"a":1}', '": "'));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(strings, fc.integer(), fc.array(tie('value')), fc.dictionary(strings, tie('value'))),
  }));
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (made, indent) => {
      expect(inText(JSON.stringify(made, null, indent))).toBeUndefined();
    }),
  );
});

test('nesting that would exhaust the stack does not', () => {
  const depth = 100_000;
  expect(inText('['.repeat(depth) + ']'.repeat(depth))).toBeUndefined();
});
