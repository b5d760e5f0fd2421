import { EmbeddingRejectedError } from '../errors.ts';

/**
 * The body of a response as text, at most `limit` bytes of it.
 *
 * @throws EmbeddingRejectedError when the body is longer; the rest is not downloaded.
 */
export async function readBounded(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new EmbeddingRejectedError(`the embedding service answered over ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
