import { EMBEDDING_DIMENSIONS } from './provider.ts';

/** The smallest positive normal and the largest float32. */
const FLOAT32_SMALLEST = 2 ** -126;
const FLOAT32_LARGEST = (2 - 2 ** -23) * 2 ** 127;

/**
 * Tells why `values` cannot be stored and compared as an embedding, or null when it can.
 *
 * Besides dimension and finiteness, the sum of squares must be a normal float32: pgvector sums squares in float32,
 * so a vector of 1e30s or of 1e-30s would have the distance NaN to every other.
 */
export function checkVector(values: ArrayLike<number>): string | null {
  if (values.length !== EMBEDDING_DIMENSIONS) {
    return `has ${values.length} numbers instead of ${EMBEDDING_DIMENSIONS}`;
  }
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value: unknown = values[index];
    if (typeof value !== 'number') return `item ${index} is not a number`;
    if (!Number.isFinite(value)) return `item ${index} is not a finite number`;
    if (!Number.isFinite(Math.fround(value))) return `item ${index} is outside the range of a 32-bit float`;
    squares += value * value;
  }
  if (squares === 0) return 'has only zeros, so it has no direction to compare';
  if (squares < FLOAT32_SMALLEST) return 'is too short to compare: the sum of its squares underflows';
  if (squares > FLOAT32_LARGEST) return 'is too long to compare: the sum of its squares overflows';
  return null;
}
