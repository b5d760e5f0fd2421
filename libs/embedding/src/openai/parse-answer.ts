import { checkVector } from '../check-vector.ts';
import { EmbeddingRejectedError } from '../errors.ts';
import { normalise } from '../normalise.ts';
import { fromBase64 } from '../vector-codec.ts';

/**
 * The vectors of an answer of `/v1/embeddings`, in the order of the inputs, scaled to length 1.
 *
 * @param body JSON: `{ data: [{ index, embedding: number[] | base64 }] }`; items may come in any order
 * @param count how many inputs were sent
 * @throws EmbeddingRejectedError when anything about it is wrong. The message never quotes the answer.
 */
export function parseAnswer(body: string, count: number): Float32Array[] {
  const items = listOfItems(body);
  if (items.length !== count) throw rejected(`${items.length} embeddings for ${count} texts`);
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const item of items) {
    const { index, embedding } = (item ?? {}) as { index?: unknown; embedding?: unknown };
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count) {
      throw rejected('an embedding without a valid index');
    }
    if (vectors[index] !== undefined) throw rejected(`two embeddings with the index ${index}`);
    vectors[index] = toVector(embedding, index);
  }
  return vectors.filter((vector) => vector !== undefined);
}

function listOfItems(body: string): unknown[] {
  try {
    const answer: unknown = JSON.parse(body);
    const data: unknown = (answer as { data?: unknown } | null)?.data;
    if (Array.isArray(data)) return data;
  } catch {
    throw rejected('something that is not JSON');
  }
  throw rejected('JSON without a list named data');
}

function toVector(embedding: unknown, index: number): Float32Array {
  const values = typeof embedding === 'string' ? decode(embedding, index) : embedding;
  if (!Array.isArray(values) && !(values instanceof Float32Array)) {
    throw rejected(`an embedding ${index} that is neither a list nor base64`);
  }
  const fault = checkVector(values as ArrayLike<number>);
  if (fault !== null) throw rejected(`an unusable embedding ${index}: ${fault}`);
  return normalise(Float32Array.from(values as ArrayLike<number>));
}

function decode(text: string, index: number): Float32Array {
  try {
    return fromBase64(text);
  } catch {
    throw rejected(`an embedding ${index} that is not base64 of 32-bit floats`);
  }
}

function rejected(what: string): EmbeddingRejectedError {
  return new EmbeddingRejectedError(`the embedding service answered with ${what}`);
}
