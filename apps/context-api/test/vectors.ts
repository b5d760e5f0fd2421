import { EMBEDDING_DIMENSIONS, HashingProvider, toVectorParameter } from '@precedent/embedding';

/** The vector that points `degrees` away from the first axis, towards the given other axis. Length 1. */
export function turned(degrees: number, axis = 1): number[] {
  const vector = new Array<number>(EMBEDDING_DIMENSIONS).fill(0);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[axis] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

/** The columns of an incident embedded as `turned` says. */
export function embedded(degrees: number, embedding_model = 'hashing-v1') {
  return { embedding: toVectorParameter(turned(degrees)), embedding_model };
}

const provider = new HashingProvider();

/** The columns of an incident embedded by the hashing provider. */
export async function embeddedText(text: string) {
  const [vector = []] = await provider.embed([text]);
  return { embedding: toVectorParameter(vector), embedding_model: provider.model };
}
