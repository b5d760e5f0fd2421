import { type Logger } from '../log.ts';
import { type Database, type StatementListener } from './database.ts';
import { tellsOfSharedSessions } from './pooled-sessions.ts';

/**
 * A database that finds out by itself whether a pooler shares sessions (PgBouncer in transaction mode). Until that is
 * known sessions count as own ones; the first connection that tells otherwise changes it for good, and what was asked
 * for is done again, for nothing had begun.
 * @param open opens it either way
 */
export function adaptiveDatabase<DB>(open: (shared: boolean) => Database<DB>, log: Logger): Database<DB> {
  let current = open(false);
  const exclusive = current;
  let listener: StatementListener | undefined;

  async function adapt<T>(used: Database<DB>, error: unknown, again: () => Promise<T>): Promise<T> {
    if (used !== exclusive || !tellsOfSharedSessions(error)) throw error;
    if (current === exclusive) {
      log.warn(
        { err: error },
        'a pooler shares the database sessions: settings are made for each transaction',
      );
      current = open(true);
      if (listener !== undefined) current.listen(listener);
      exclusive.close().catch(() => undefined);
    }
    return again();
  }
  function run<T>(work: (database: Database<DB>) => Promise<T>): Promise<T> {
    const used = current;
    return work(used).catch((error: unknown) => adapt(used, error, () => work(current)));
  }
  return {
    read: (work, settings) => run((database) => database.read(work, settings)),
    write: (work, settings) => run((database) => database.write(work, settings)),
    single: (work) => run((database) => database.single(work)),
    ping: (timeoutMs) => run((database) => database.ping(timeoutMs)),
    stats: () => current.stats(),
    listen: (given) => {
      listener = given;
      current.listen(given);
    },
    close: () => current.close(),
  };
}
