import {
  EmbeddingRejectedError,
  EmptyTextError,
  incidentText,
  type EmbeddingProvider,
} from '@precedent/embedding';
import type { DB, VectorText } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { storeEmbeddings } from './store.command.ts';
import { unembeddedTraces } from './unembedded.query.ts';

/** What became of one batch of the queue. */
export interface BatchResult {
  /** The last id of the batch; undefined when the queue has nothing after the given id. */
  readonly last: number | undefined;
  /** Traces that got a vector. */
  readonly embedded: number;
  /** Traces whose text the model refuses; they stay in the queue. */
  readonly refused: number;
}

export interface BatchOptions {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  /** Only traces with a higher id. */
  readonly after: number;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * Embeds the next traces of the queue. No lock is held and no transaction is open while the model works: an update of a
 * trace never waits for it. Instead a vector is stored only if its trace has not changed meanwhile.
 * @throws EmbeddingUnavailableError, the database's errors, or the reason of the signal
 */
export async function embedBatch(options: BatchOptions): Promise<BatchResult> {
  const { database, provider, after, limit, signal } = options;
  const rows = await database.read((db) => unembeddedTraces(db, { after, limit }).execute());
  const vectors = await embedTexts(provider, rows.map(incidentText), signal);
  const computed = rows.flatMap(({ id, updated_at }, index) => {
    const vector = vectors[index];
    return vector ? [{ id, updated_at, embedding: vectorText(vector) }] : [];
  });
  if (computed.length === 0) return { last: rows.at(-1)?.id, embedded: 0, refused: rows.length };
  const stored = await database.single((db) =>
    storeEmbeddings(db, { model: provider.model, rows: computed }).execute(),
  );
  return { last: rows.at(-1)?.id, embedded: stored.length, refused: rows.length - computed.length };
}

/** One vector a text; undefined for a text that the model refuses, which the others do not suffer for. */
async function embedTexts(
  provider: EmbeddingProvider,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<(Float32Array | undefined)[]> {
  if (texts.length === 0) return [];
  try {
    return await provider.embed(texts, signal);
  } catch (error) {
    if (!(error instanceof EmptyTextError) && !(error instanceof EmbeddingRejectedError)) throw error;
    if (texts.length === 1) return [undefined];
  }
  const vectors: (Float32Array | undefined)[] = [];
  for (const text of texts) vectors.push(...(await embedTexts(provider, [text], signal)));
  return vectors;
}

function vectorText(vector: Float32Array): VectorText {
  return `[${vector.join(',')}]`;
}
