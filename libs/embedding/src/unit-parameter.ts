import { endianness } from 'node:os';
import { EMBEDDING_DIMENSIONS } from './provider.ts';

const HEADER_BYTES = 4;
const BYTES = EMBEDDING_DIMENSIONS * 4;
/** Base64 of a whole number of triples of bytes has no padding. */
const LETTERS = (BYTES / 3) * 4;
/** How far the squares of a unit vector of 32-bit floats may be from adding up to 1. */
const ROUNDING = 1e-6;

/**
 * The short way for what comes in bulk: base64 of a vector of unit length and the right dimension, decoded straight into
 * the form a parameter has, without a copy. Undefined for all else, faulty or not.
 */
export function unitParameter(base64: string): Buffer | undefined {
  if (base64.length !== LETTERS || endianness() !== 'LE') return undefined;
  const parameter = Buffer.allocUnsafe(HEADER_BYTES + BYTES);
  if (parameter.write(base64, HEADER_BYTES, 'base64') !== BYTES || parameter.byteOffset % 4 !== 0)
    return undefined;
  const values = new Float32Array(
    parameter.buffer,
    parameter.byteOffset + HEADER_BYTES,
    EMBEDDING_DIMENSIONS,
  );
  let squares = 0;
  for (const value of values) squares += value * value;
  // Not so either for what is no number.
  if (!(Math.abs(squares - 1) < ROUNDING)) return undefined;
  parameter.subarray(HEADER_BYTES).swap32();
  parameter.writeInt16BE(EMBEDDING_DIMENSIONS, 0);
  parameter.writeInt16BE(0, 2);
  return parameter;
}
