import {
  EmbeddingRejectedError,
  EmptyTextError,
  incidentText,
  type EmbeddingProvider,
} from '@precedent/embedding';
import type { DB, VectorText } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { claimTraces, type ClaimParams } from './claim.command.ts';
import { postponeTraces } from './postpone.command.ts';
import { releaseTraces } from './release.command.ts';
import { rememberModels } from './remember-models.ts';
import { storeEmbeddings, type ComputedEmbedding } from './store.command.ts';

/** What became of one batch of the queue. */
export interface BatchResult {
  /** The highest id of the batch; undefined when there was nothing to claim. */
  readonly last: number | undefined;
  /** Traces that got a vector. */
  readonly embedded: number;
  /** Traces whose text the model refuses; they stay in the queue and are put off. */
  readonly refused: number;
}

export interface BatchOptions {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Traces that have a vector of another model, above this id; without it those that have none. */
  readonly reembedAfter?: number;
  /** Pause after a first refusal. Default 60 000. */
  readonly refusedMs?: number | undefined;
}

/** Far longer than a batch takes: a worker that is killed keeps its traces from the others for so long. */
const CLAIM_SECONDS = 120;
const LONGEST_REFUSED_SECONDS = 3600;

/**
 * Claims the next traces and embeds them. No lock is held and no transaction is open while the model works; a vector is
 * stored only if its trace has not changed meanwhile. Whatever fails, the claim is given back.
 * @throws EmbeddingUnavailableError, the database's errors, or the reason of the signal
 */
export async function embedBatch(options: BatchOptions): Promise<BatchResult> {
  const { database, provider, limit, signal, reembedAfter: after, refusedMs = 60_000 } = options;
  const reembed = after === undefined ? {} : { reembed: { model: provider.model, after } };
  const claim: ClaimParams = { limit, seconds: CLAIM_SECONDS, ...reembed };
  const rows = await database.single((db) => claimTraces(db, claim).execute());
  const ids = rows.map(({ id }) => id);
  if (rows.length === 0) return { last: undefined, embedded: 0, refused: 0 };
  const release = (given: readonly number[]) =>
    database.single((db) => releaseTraces(db, { ids: given }).execute());
  try {
    return await embedClaimed();
  } catch (error) {
    // If the database is away too, the claim runs out.
    await release(ids).catch(() => undefined);
    throw error;
  }

  async function embedClaimed(): Promise<BatchResult> {
    const vectors = await embedTexts(provider, rows.map(incidentText), signal);
    const computed = rows.flatMap(({ id, updated_at }, index) => {
      const vector = vectors[index];
      return vector ? [{ id, updated_at, embedding: vectorText(vector) }] : [];
    });
    const refused = ids.filter((_id, index) => vectors[index] === undefined);
    const stored = computed.length === 0 ? [] : await store(options, computed);
    await release(computed.map(({ id }) => id));
    if (refused.length > 0) {
      const pauses = { seconds: refusedMs / 1000, longestSeconds: LONGEST_REFUSED_SECONDS };
      await database.single((db) => postponeTraces(db, { ids: refused, ...pauses }).execute());
    }
    return { last: ids.at(-1), embedded: stored.length, refused: refused.length };
  }
}

async function store({ database, provider }: BatchOptions, rows: readonly ComputedEmbedding[]) {
  await rememberModels(database, [provider.model]);
  return database.single((db) => storeEmbeddings(db, { model: provider.model, rows }).execute());
}

/** One vector a text; undefined for a text that the model refuses, which the others do not suffer for. */
async function embedTexts(
  provider: EmbeddingProvider,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<(Float32Array | undefined)[]> {
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
