/**
 * The vector of length 1 in the same direction. Cosine distance does not depend on length, but the column promises unit
 * vectors, and numbers near the limits of a 32-bit float would make distances NaN.
 * @param values as checkVector accepts them
 */
export function unitVector(values: readonly number[]): Float32Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(values, (value) => value / length);
}
