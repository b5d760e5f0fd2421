import { setTimeout as pause } from 'node:timers/promises';
import { incidentText, type EmbeddingProvider } from '@precedent/embedding';
import type { DB, VectorText } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { claimTraces, type Reembed } from './claim.command.ts';
import { embedTexts } from './embed-texts.ts';
import { postponeTraces } from './postpone.command.ts';
import { releaseTraces } from './release.command.ts';
import { rememberModels } from './remember-models.ts';
import { renewClaims } from './renew.command.ts';
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
  /** The traces of a former model; without it those that have no vector. */
  readonly reembed?: Reembed | undefined;
  /** Pause after a first refusal. Default 60 000. */
  readonly refusedMs?: number | undefined;
}

/** A worker that is killed keeps its traces from the others for so long; one that is at work renews its claim. */
export const CLAIM_SECONDS = 20;
const RENEW_MS = 5_000;
const LONGEST_REFUSED_SECONDS = 3600;

/**
 * Claims the next traces and embeds them. No lock is held and no transaction is open while the model works; a vector is
 * stored only if its trace has not changed meanwhile. Whatever fails, the claim is given back.
 * @throws EmbeddingUnavailableError, EmbeddingRejectedError, the database's errors, or the reason of the signal
 */
export async function embedBatch(options: BatchOptions): Promise<BatchResult> {
  const { database, provider, limit, signal, reembed, refusedMs = 60_000 } = options;
  const rows = await database.single((db) =>
    claimTraces(db, { limit, seconds: CLAIM_SECONDS, reembed }).execute(),
  );
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
    const texts = rows.map(incidentText);
    const vectors = await whileRenewing(database, ids, () => embedTexts(provider, texts, signal));
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

/** Keeps the claim for as long as the work takes. */
async function whileRenewing<T>(
  database: Database<DB>,
  ids: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const renewing = (async () => {
    for (;;) {
      await pause(RENEW_MS, undefined, { signal: over.signal });
      await database.single((db) => renewClaims(db, { ids, seconds: CLAIM_SECONDS }).execute());
    }
  })().catch(() => undefined);
  try {
    return await work();
  } finally {
    over.abort();
    await renewing;
  }
}

async function store({ database, provider }: BatchOptions, rows: readonly ComputedEmbedding[]) {
  await rememberModels(database, [provider.model]);
  return database.single((db) => storeEmbeddings(db, { model: provider.model, rows }).execute());
}

function vectorText(vector: Float32Array): VectorText {
  return `[${vector.join(',')}]`;
}
