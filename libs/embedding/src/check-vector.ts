import { EMBEDDING_DIMENSIONS } from './provider.ts';

/** The smallest positive normal and the largest float32. */
const FLOAT32_SMALLEST = 2 ** -126;
const FLOAT32_LARGEST = (2 - 2 ** -23) * 2 ** 127;

/**
 * What `values` must be to be stored and compared as an embedding, such as `item 3 must be a finite number`; null
 * when nothing is wrong.
 *
 * Besides dimension and finiteness, the sum of squares must be a normal float32: pgvector sums squares in float32,
 * so a vector of 1e30s or of 1e-30s would have the distance NaN to every other.
 */
export function checkVector(values: ArrayLike<number>): string | null {
  if (values.length !== EMBEDDING_DIMENSIONS) {
    return `must have ${EMBEDDING_DIMENSIONS} numbers, not ${values.length}`;
  }
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value: unknown = values[index];
    if (typeof value !== 'number') return `item ${index} must be a number`;
    if (!Number.isFinite(value)) return `item ${index} must be a finite number`;
    if (!Number.isFinite(Math.fround(value))) return `item ${index} must be in the range of a 32-bit float`;
    squares += value * value;
  }
  if (squares === 0) return 'must not be only zeros: such a vector has no direction to compare';
  if (squares < FLOAT32_SMALLEST)
    return 'must not be so short: the sum of its squares underflows a 32-bit float';
  if (squares > FLOAT32_LARGEST)
    return 'must not be so long: the sum of its squares overflows a 32-bit float';
  return null;
}
