import { checkVector, fromBase64, toVectorParameter, unitParameter } from '@precedent/embedding';
import type { VectorParameter } from '@precedent/schema';
import type { Violation } from '@precedent/service-kit';
import { unitVector } from './unit-vector.ts';

/** A vector as requests may carry it: its numbers, or base64 of them as little-endian float32. */
export type GivenEmbedding = readonly number[] | string | null | undefined;

/**
 * The vector of a request as it is stored, of unit length; null when none was given or it is refused. What is wrong
 * with it is added to `violations`.
 */
export function readGivenEmbedding(given: GivenEmbedding, violations: Violation[]): VectorParameter | null {
  if (given === null || given === undefined) return null;
  const refuse = (detail: string): null => {
    violations.push({ in: 'body', pointer: '/embedding', detail });
    return null;
  };
  const ready = typeof given === 'string' ? unitParameter(given) : undefined;
  if (ready !== undefined) return ready;
  const values = typeof given === 'string' ? decode(given) : given;
  if (values === undefined) {
    return refuse('must be numbers, or base64 of 32-bit floats with the lowest byte first');
  }
  const fault = checkVector(values);
  return fault === null ? toVectorParameter(unitVector(values)) : refuse(fault);
}

function decode(text: string): Float32Array | undefined {
  try {
    return fromBase64(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
