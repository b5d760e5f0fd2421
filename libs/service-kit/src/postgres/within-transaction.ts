import { type Transaction } from 'kysely';
import { type Database, reading } from './database.ts';

/**
 * A transaction under way as a Database: whatever is asked of it runs in that transaction, which others begin and end.
 * After a failure the transaction is over; whatever is asked of it then fails with the same error.
 */
export function withinTransaction<DB>(database: Database<DB>, tx: Transaction<DB>): Database<DB> {
  let failure: { readonly error: unknown } | undefined;
  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (failure !== undefined) throw failure.error;
    try {
      return await work();
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  return {
    read: (work) => run(() => work(reading(tx))),
    write: (work) => run(() => work(tx)),
    single: (work) => run(() => work(tx)),
    ping: (timeoutMs) => database.ping(timeoutMs),
    stats: () => database.stats(),
    listen: (listener) => database.listen(listener),
    close: () => database.close(),
  };
}
