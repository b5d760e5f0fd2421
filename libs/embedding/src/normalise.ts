/** Scales `values` to length 1, in place, and returns them. The sum is taken in 64 bits. Needs a non-zero length. */
export function normalise(values: Float32Array): Float32Array {
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares);
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) / length;
  return values;
}
