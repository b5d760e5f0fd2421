import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { purgeClaims } from '../embeddings/purge-claims.command.ts';
import { purgeKeys } from '../idempotency/purge.command.ts';
import { purgeEmbeddings } from './purge-embeddings.ts';

/** Rows deleted in one statement, which is one transaction. */
export const BATCH = 1000;

export interface PurgeOptions {
  /** Default BATCH. */
  readonly batchSize?: number;
  /** Ends the purge after the statement under way. */
  readonly signal?: AbortSignal;
  /** Told after each statement how many it deleted. */
  readonly onBatch?: (deleted: number) => void;
}

/** Rows deleted of each table. */
export interface Purged {
  readonly idempotency_keys: number;
  readonly embedding_claims: number;
  readonly distinct_embeddings: number;
}

/**
 * Deletes what is kept no longer, in small transactions: answers to requests, claims that nobody holds, embeddings that
 * no trace has any more. Traces, histories and resources are kept for ever. May run in several processes at once and may be stopped at any time; the
 * next run goes on.
 */
export async function purge(database: Database<DB>, options: PurgeOptions = {}): Promise<Purged> {
  const { batchSize: limit = BATCH, signal, onBatch } = options;
  const idempotency_keys = await deleteAll(() =>
    database.single((db) => purgeKeys(db, { limit }).executeTakeFirstOrThrow()),
  );
  const embedding_claims = await deleteAll(() =>
    database.single((db) => purgeClaims(db, { limit }).executeTakeFirstOrThrow()),
  );
  const distinct_embeddings = await purgeEmbeddings(database, limit, signal, onBatch);
  return { idempotency_keys, embedding_claims, distinct_embeddings };

  async function deleteAll(deleteSome: () => Promise<{ numDeletedRows: bigint }>): Promise<number> {
    for (let total = 0; ;) {
      if (signal?.aborted === true) return total;
      const deleted = Number((await deleteSome()).numDeletedRows);
      total += deleted;
      onBatch?.(deleted);
      if (deleted < limit) return total;
    }
  }
}
