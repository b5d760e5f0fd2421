import { unitVector } from '../seed/row-values.ts';

/** How PostgreSQL asks for a vector of another size. */
const DIMENSION = /different vector dimensions (\d+) and \d+|expected (\d+) dimensions, not \d+/;
/** And for an array of vectors whose type has the number that it has in this database. */
const ELEMENT_TYPE = /binary data has array element type (\d+) .* instead of expected (\d+)/;

/**
 * Example values that PostgreSQL takes, where it refused some because of a vector: those of a variant are often short,
 * and of no database, for it is only compiled. Vectors are recognised in text form and in pgvector's binary form, alone
 * or in arrays. Null when the message is about something else, or nothing can be done about it.
 */
export function fittedValues(values: readonly unknown[], message: string): unknown[] | null {
  const [, is, wanted] = ELEMENT_TYPE.exec(message) ?? [];
  const [, one, other] = DIMENSION.exec(message) ?? [];
  const dimension = one ?? other;
  if (wanted !== undefined) return changed(values, (value) => retyped(value, Number(is), Number(wanted)));
  return dimension === undefined
    ? null
    : changed(values, (value, place) => resized(value, Number(dimension), place));
}

/** Null when that leaves all as it was. */
function changed(
  values: readonly unknown[],
  change: (value: unknown, place: number) => unknown,
): unknown[] | null {
  const fitted = values.map(change);
  return fitted.every((value, place) => String(value) === String(values[place])) ? null : fitted;
}

/** True for a vector in pgvector's text form. */
export function isVectorText(value: unknown): boolean {
  return typeof value === 'string' && /^\[[-\d.,eE ]+\]$/.test(value);
}

function resized(value: unknown, dimension: number, row: number): unknown {
  if (Array.isArray(value)) return value.map((element) => resized(element, dimension, row));
  if (isVectorText(value)) return unitVector(dimension, row);
  const bytes = bytesOf(value);
  if (bytes !== null && bytes.length >= 4 && bytes.length === 4 + 4 * bytes.readInt16BE(0))
    return binaryVector(JSON.parse(unitVector(dimension, row)) as number[]);
  return value;
}

/** Int16 dimension, int16 zero, then one big-endian float32 each. */
function binaryVector(parts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * parts.length);
  bytes.writeInt16BE(parts.length, 0);
  for (const [index, part] of parts.entries()) bytes.writeFloatBE(part, 4 + 4 * index);
  return bytes;
}

/** The type stands third in the header of a binary array, after the number of dimensions and whether there are NULLs. */
function retyped(value: unknown, is: number, wanted: number): unknown {
  const bytes = bytesOf(value);
  if (bytes === null || bytes.length < 12 || bytes.readUInt32BE(8) !== is) return value;
  bytes.writeUInt32BE(wanted, 8);
  return bytes;
}

/** A copy. What was sent to a lane's thread has become a plain Uint8Array on the way. */
function bytesOf(value: unknown): Buffer | null {
  return value instanceof Uint8Array ? Buffer.from(value) : null;
}
