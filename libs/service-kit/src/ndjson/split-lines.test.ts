import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLines } from './split-lines.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, size: number, max = 1000): Promise<[number, string | undefined][]> {
  const found: [number, string | undefined][] = [];
  for await (const lines of splitLines(inPieces(Buffer.from(text), size), max)) {
    expect(lines.length).toBeGreaterThan(0);
    for (const { number, bytes } of lines) found.push([number, bytes?.toString()]);
  }
  return found;
}

test.each([
  ['', []],
  ['\n\r\n\n', []],
  ['a', [[1, 'a']]],
  [
    'a\nb\r\n\nc',
    [
      [1, 'a'],
      [2, 'b'],
      [4, 'c'],
    ],
  ],
  ['\ra\r\r\n', [[1, '\ra\r']]],
])('%j', async (text, expected) => {
  for (const size of [1, 2, 100]) expect(await linesOf(text, size)).toEqual(expected);
});

test('a line may be as long as the limit, with any line break; a longer one is only counted', async () => {
  for (const size of [1, 3, 100]) {
    expect(await linesOf('12345\n12345\r\n123456\n1234567890\r\n1', size, 5)).toEqual([
      [1, '12345'],
      [2, '12345'],
      [3, undefined],
      [4, undefined],
      [5, '1'],
    ]);
    expect(await linesOf('123456', size, 5)).toEqual([[1, undefined]]);
  }
});

test('the same lines however the stream is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ä', '\r', '\n', '📈'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (whole, size) => {
      expect(await linesOf(whole, size)).toEqual(await linesOf(whole, 10_000));
    }),
  );
});
