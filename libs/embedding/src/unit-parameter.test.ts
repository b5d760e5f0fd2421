import { describe, expect, test } from '@jest/globals';
import { EMBEDDING_DIMENSIONS } from './provider.ts';
import { unitParameter } from './unit-parameter.ts';
import { toBase64, toVectorParameter } from './vector-codec.ts';

const length = Math.hypot(...Array.from({ length: EMBEDDING_DIMENSIONS }, (_, index) => Math.sin(index)));
const UNIT = Float32Array.from({ length: EMBEDDING_DIMENSIONS }, (_, index) => Math.sin(index) / length);

test('a unit vector becomes the parameter that the long way makes', () => {
  expect(unitParameter(toBase64(UNIT))).toEqual(toVectorParameter(UNIT));
});

describe('is left to the long way:', () => {
  test.each([
    ['another length', toBase64(UNIT.map((value) => value * 2))],
    ['another dimension', toBase64(UNIT.subarray(1))],
    ['zeros', toBase64(new Float32Array(EMBEDDING_DIMENSIONS))],
    ['what is no number', toBase64(UNIT.map((value, index) => (index === 7 ? NaN : value)))],
    ['what is no base64', toBase64(UNIT).replace(/.$/, '!')],
    ['spaces between', ` ${toBase64(UNIT).slice(1)}`],
  ])('%s', (_name, text) => {
    expect(unitParameter(text)).toBeUndefined();
  });
});
