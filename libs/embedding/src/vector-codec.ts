import { endianness } from 'node:os';

const HEADER_BYTES = 4;
const FLOAT_BYTES = 4;
/** Bytes are then moved and swapped as a whole, which is many times faster than number by number. */
const LITTLE_ENDIAN = endianness() === 'LE';

/**
 * The value of a `vector` parameter in pgvector's binary form: int16 dimension, int16 zero, then each number as
 * float32, all big-endian. The driver sends a Buffer in binary, which spares the server parsing decimal text.
 *
 * Does not check the numbers; see `checkVector`.
 */
export function toVectorParameter(values: Float32Array | readonly number[]): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES + values.length * FLOAT_BYTES);
  buffer.writeInt16BE(values.length, 0);
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  const numbers = buffer.subarray(HEADER_BYTES);
  numbers.set(new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength));
  if (LITTLE_ENDIAN) numbers.swap32();
  return buffer;
}

/**
 * The value of a `vector[]` parameter in binary, for a statement that takes many vectors at once: the header of a
 * one-dimensional array, then each vector with its length in bytes before it, or -1 for null.
 *
 * @param vectors as `toVectorParameter` makes them
 * @param vectorType the oid of type `vector` in that database, where extensions get theirs as they are installed
 */
export function toVectorArrayParameter(vectors: readonly (Uint8Array | null)[], vectorType: number): Buffer {
  const bytes = vectors.reduce((sum, vector) => sum + 4 + (vector?.length ?? 0), 0);
  const buffer = Buffer.alloc(ARRAY_HEADER_BYTES + bytes);
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(vectors.includes(null) ? 1 : 0, 4);
  buffer.writeUInt32BE(vectorType, 8);
  buffer.writeInt32BE(vectors.length, 12);
  buffer.writeInt32BE(1, 16); // the first item's index
  let offset = ARRAY_HEADER_BYTES;
  for (const vector of vectors) {
    buffer.writeInt32BE(vector?.length ?? -1, offset);
    if (vector !== null) buffer.set(vector, offset + 4);
    offset += 4 + (vector?.length ?? 0);
  }
  return buffer;
}

const ARRAY_HEADER_BYTES = 20;

/**
 * Reads the text form of a `vector` as PostgreSQL returns it, such as `[1,0.5,-2]`.
 *
 * @throws SyntaxError when the text is not a bracketed list of finite numbers.
 */
export function fromVectorText(text: string): Float32Array {
  const body = /^\s*\[([^[\]]+)\]\s*$/.exec(text)?.[1];
  if (body === undefined) throw new SyntaxError('a vector is written as [1,2,3]');
  return Float32Array.from(body.split(','), (item, index) => {
    const value = item.trim() === '' ? Number.NaN : Number(item);
    if (!Number.isFinite(value)) throw new SyntaxError(`item ${index} of the vector is not a number`);
    return value;
  });
}

/** The numbers as base64 of little-endian float32, the compact form embedding services use. */
export function toBase64(values: Float32Array | readonly number[]): string {
  const buffer = Buffer.alloc(values.length * FLOAT_BYTES);
  for (let index = 0; index < values.length; index++) {
    buffer.writeFloatLE(values[index] ?? 0, index * FLOAT_BYTES);
  }
  return buffer.toString('base64');
}

/**
 * Reads base64 of little-endian float32.
 *
 * @throws SyntaxError when the text is not padded base64 or not a whole number of floats.
 */
export function fromBase64(text: string): Float32Array {
  const buffer = Buffer.from(text, 'base64');
  if (buffer.toString('base64') !== text) throw new SyntaxError('the vector is not base64');
  if (buffer.length % FLOAT_BYTES !== 0) {
    throw new SyntaxError(`${buffer.length} bytes are not a whole number of 32-bit floats`);
  }
  if (!LITTLE_ENDIAN) buffer.swap32();
  const floats = new Float32Array(buffer.length / FLOAT_BYTES);
  new Uint8Array(floats.buffer).set(buffer);
  return floats;
}
