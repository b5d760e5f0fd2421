import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { purgeKeys } from './purge.command.ts';

export interface PurgeOptions {
  /** Rows deleted in one statement, which is one transaction. Default 1000. */
  readonly batchSize?: number;
  /** Ends the purge after the statement under way. */
  readonly signal?: AbortSignal;
  /** Told after each statement how many it deleted. */
  readonly onBatch?: (deleted: number) => void;
}

/**
 * Deletes the answers that are kept no longer, in small transactions. May run in several processes at once and may be
 * stopped at any time; the next run goes on.
 * @returns how many were deleted
 */
export async function purgeIdempotencyKeys(
  database: Database<DB>,
  options: PurgeOptions = {},
): Promise<number> {
  const { batchSize: limit = 1000, signal, onBatch } = options;
  let total = 0;
  for (;;) {
    const { numDeletedRows } = await database.single((db) =>
      purgeKeys(db, { limit }).executeTakeFirstOrThrow(),
    );
    const deleted = Number(numDeletedRows);
    total += deleted;
    onBatch?.(deleted);
    if (deleted < limit || signal?.aborted === true) return total;
  }
}
