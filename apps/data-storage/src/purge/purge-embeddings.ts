import type { DB } from '@precedent/schema';
import { toProblem, type Database } from '@precedent/service-kit';
import { deleteUnused } from '../embeddings/delete-unused.command.ts';
import { unusedEmbeddings, type EmbeddingKey } from '../embeddings/unused.query.ts';

/** Embeddings that no trace has, page by page; each page was looked at just before it is given. */
async function* unusedPages(
  database: Database<DB>,
  limit: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly EmbeddingKey[]> {
  let after: EmbeddingKey | undefined;
  do {
    const page = { limit, ...(after === undefined ? {} : { after }) };
    const { unused, last } = await database.read((db) =>
      unusedEmbeddings(db, page).executeTakeFirstOrThrow(),
    );
    if (unused.length > 0) yield unused;
    after = last ?? undefined;
  } while (after !== undefined && signal?.aborted !== true);
}

/** How many embeddings no trace has. */
export async function countUnused(
  database: Database<DB>,
  limit: number,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  for await (const page of unusedPages(database, limit, signal)) count += page.length;
  return count;
}

/**
 * Deletes the embeddings that no trace has. Those of a page that writers are in the way of are left to the next purge.
 * @param limit how many are looked at in one statement, and deleted at most in one transaction
 * @param onBatch told after each transaction how many it deleted
 * @returns how many were deleted
 */
export async function purgeEmbeddings(
  database: Database<DB>,
  limit: number,
  signal: AbortSignal | undefined,
  onBatch: ((deleted: number) => void) | undefined,
): Promise<number> {
  let total = 0;
  for await (const keys of unusedPages(database, limit, signal)) {
    const deleted = await unlessInTheWay(() =>
      database.single((db) => deleteUnused(db, { keys }).executeTakeFirstOrThrow()),
    );
    total += deleted;
    onBatch?.(deleted);
  }
  return total;
}

async function unlessInTheWay(deletePage: () => Promise<{ deleted: number }>): Promise<number> {
  try {
    return (await deletePage()).deleted;
  } catch (error) {
    if (toProblem(error).code !== 'temporary-reduced-capacity') throw error;
    return 0;
  }
}
