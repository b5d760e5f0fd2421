import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  fromBase64,
  fromVectorText,
  toBase64,
  toVectorArrayParameter,
  toVectorParameter,
} from './vector-codec.ts';

const floats = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 50 });

describe('toVectorParameter', () => {
  test('writes dimension, zero and big-endian floats', () => {
    expect(toVectorParameter([1, -2]).toString('hex')).toBe('0002' + '0000' + '3f800000' + 'c0000000');
  });

  test('writes numbers and floats alike', () => {
    fc.assert(
      fc.property(floats, (values) => {
        expect(toVectorParameter([...values])).toEqual(toVectorParameter(values));
      }),
    );
  });
});

test('toVectorArrayParameter writes the header of an array, and each vector behind its length', () => {
  const one = toVectorParameter([1]);
  expect(toVectorArrayParameter([one, null], 16_500).toString('hex')).toBe(
    ['00000001', '00000001', '00004074', '00000002', '00000001'].join('') +
      `00000008${one.toString('hex')}` +
      'ffffffff',
  );
  expect(toVectorArrayParameter([one], 1).readInt32BE(4)).toBe(0);
});

describe('fromVectorText', () => {
  test('reads what JavaScript and PostgreSQL write', () => {
    expect(fromVectorText('[1,0.5,-2e-3]')).toEqual(Float32Array.of(1, 0.5, -0.002));
    fc.assert(
      fc.property(floats, (values) => {
        // PostgreSQL has no negative zero in texts made by JSON.stringify.
        expect(fromVectorText(JSON.stringify([...values]))).toEqual(values.map((value) => value + 0));
      }),
    );
  });

  test.each(['', '[]', '1,2', '[1,,2]', '[1,x]', '[NaN]', '[1] [2]', '[1e999]'])('refuses %j', (text) => {
    expect(() => fromVectorText(text)).toThrow(SyntaxError);
  });
});

describe('base64', () => {
  test('is little-endian', () => {
    expect(toBase64([1])).toBe('AACAPw==');
  });

  test('round-trips', () => {
    fc.assert(
      fc.property(floats, (values) => {
        expect(fromBase64(toBase64(values))).toEqual(values);
      }),
    );
  });

  test.each(['AACAP', 'AAC*Pw==', 'AACA', 'AACAPw'])('refuses %j', (text) => {
    expect(() => fromBase64(text)).toThrow(SyntaxError);
  });
});
