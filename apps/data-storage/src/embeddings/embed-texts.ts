import { EmbeddingRejectedError, EmptyTextError, type EmbeddingProvider } from '@precedent/embedding';

/** Bad request, too large, cannot be processed: what a service answers about a text, and not about the caller. */
const ABOUT_THE_TEXT = new Set([400, 413, 422]);

/**
 * One vector a text; undefined for a text that the model refuses, which the others do not suffer for.
 * @throws EmbeddingRejectedError when the service refuses the caller, such as with 401, or has no usable answer to any
 * text, such as one of another dimension; EmbeddingUnavailableError; the reason of the signal
 */
export async function embedTexts(
  provider: EmbeddingProvider,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<(Float32Array | undefined)[]> {
  const refusal = { last: undefined as EmbeddingRejectedError | undefined };
  const vectors = await embedSome(provider, texts, signal, refusal);
  const { last } = refusal;
  if (last !== undefined && last.status === undefined && vectors.every((vector) => vector === undefined)) {
    throw last;
  }
  return vectors;
}

async function embedSome(
  provider: EmbeddingProvider,
  texts: readonly string[],
  signal: AbortSignal,
  refusal: { last: EmbeddingRejectedError | undefined },
): Promise<(Float32Array | undefined)[]> {
  try {
    return await provider.embed(texts, signal);
  } catch (error) {
    const { status } = rejection(error);
    if (status !== undefined && !ABOUT_THE_TEXT.has(status)) throw error;
    if (error instanceof EmbeddingRejectedError) refusal.last = error;
    if (texts.length === 1) return [undefined];
  }
  const vectors: (Float32Array | undefined)[] = [];
  for (const text of texts) vectors.push(...(await embedSome(provider, [text], signal, refusal)));
  return vectors;
}

/** @throws the error itself when it is of another kind */
function rejection(error: unknown): { readonly status?: number | undefined } {
  if (error instanceof EmptyTextError) return {};
  if (error instanceof EmbeddingRejectedError) return error;
  throw error;
}
