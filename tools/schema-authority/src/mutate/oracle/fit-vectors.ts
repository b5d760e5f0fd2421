import { unitVector } from '../seed/row-values.ts';

/** How PostgreSQL asks for a vector of another size. */
const WANTED = /different vector dimensions (\d+) and \d+|expected (\d+) dimensions, not \d+/;

/** The dimension that an error message asks for; null when it is about something else. */
export function wantedDimension(message: string): number | null {
  const [, one, other] = WANTED.exec(message) ?? [];
  const dimension = one ?? other;
  return dimension === undefined ? null : Number(dimension);
}

/**
 * Example values with vectors of another size: those of a variant are often short, for it is only compiled. Vectors are
 * recognised in text form and in pgvector's binary form, alone or in arrays.
 */
export function fitVectors(values: readonly unknown[], dimension: number): unknown[] {
  return values.map((value, place) => fit(value, dimension, place));
}

function fit(value: unknown, dimension: number, row: number): unknown {
  if (Array.isArray(value)) return value.map((element) => fit(element, dimension, row));
  if (typeof value === 'string' && /^\[[-\d.,eE ]+\]$/.test(value)) return unitVector(dimension, row);
  if (Buffer.isBuffer(value) && value.length >= 4 && value.length === 4 + 4 * value.readInt16BE(0))
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
