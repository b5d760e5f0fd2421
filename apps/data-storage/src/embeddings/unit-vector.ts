/** How far the squares of a unit vector of 32-bit floats may be from adding up to 1. */
const ROUNDING = 1e-6;

/**
 * The vector of length 1 in the same direction. Cosine distance does not depend on length, but the column promises unit
 * vectors, and numbers near the limits of a 32-bit float would make distances NaN.
 * A vector that is of length 1 already stays as it is, to the bit, so that what is read can be sent back unchanged.
 * @param values as checkVector accepts them
 */
export function unitVector(values: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let index = 0; index < values.length; index += 1) squares += (values[index] ?? 0) ** 2;
  const unit = Float32Array.from(values);
  if (Math.abs(squares - 1) < ROUNDING) return unit;
  const length = Math.sqrt(squares);
  for (let index = 0; index < unit.length; index += 1) unit[index] = (values[index] ?? 0) / length;
  return unit;
}
