/**
 * The vector of length 1 in the same direction. Cosine distance does not depend on length, but the column promises unit
 * vectors, and numbers near the limits of a 32-bit float would make distances NaN.
 * @param values as checkVector accepts them
 */
export function unitVector(values: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) squares += (values[index] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  return Float32Array.from(values, (value) => value / length);
}
