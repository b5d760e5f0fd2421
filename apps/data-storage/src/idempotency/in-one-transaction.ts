import type { DB } from '@precedent/schema';
import { isServerError, Problem, withinTransaction, type TransactionSettings } from '@precedent/service-kit';
import type { Transaction } from 'kysely';
import type { Dependencies } from '../action-traces/dependencies.ts';

/** Each try in vain means that another request has stored what this one would have. */
const MAX_TRIES = 5;

/** Another transaction has stored, after this one had looked, what this one was about to. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/**
 * Runs work whose dependencies reach the database through one transaction only. What must not happen inside it (telling
 * the embedding worker, recording models) happens after the commit. Work that another transaction has overtaken runs
 * again: it then finds what that one stored.
 */
export async function inOneTransaction<T>(
  dependencies: Dependencies,
  work: (tx: Transaction<DB>, within: Dependencies) => Promise<T>,
  settings: TransactionSettings = {},
): Promise<T> {
  const woken: number[] = [];
  const models = new Set<string | null>();
  const attempt = (tx: Transaction<DB>) => {
    woken.length = 0; // of an attempt that was rolled back
    return work(tx, {
      ...dependencies,
      database: withinTransaction(dependencies.database, tx),
      rememberModels: async (used) => used.forEach((model) => models.add(model)),
      embeddingQueue: { wake: (id) => void woken.push(id) },
    });
  };
  const result = await again(() => dependencies.database.write(attempt, settings));
  await dependencies.rememberModels([...models]);
  for (const id of woken) dependencies.embeddingQueue.wake(id);
  return result;
}

const UNIQUE_VIOLATION = '23505';

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!isOvertaken(error) || attempt === MAX_TRIES) throw error;
    }
  }
}

function isOvertaken(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error;
  return cause instanceof OvertakenError || (isServerError(cause) && cause.code === UNIQUE_VIOLATION);
}
