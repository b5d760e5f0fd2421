import { setTimeout as pause } from 'node:timers/promises';
import type { DB } from '@precedent/schema';
import { sql, type Kysely } from 'kysely';

/** How many statements in this database wait for a lock. */
export async function waiting(owner: Kysely<DB>): Promise<number> {
  const { rows } = await sql`select from pg_stat_activity ${WAITING}`.execute(owner);
  return rows.length;
}

/**
 * What `work` comes to when its statement waits for the locked tables and is then cancelled, as an administrator does.
 * Needs a server: several sessions.
 * @param tables comma-separated
 */
export async function whenCancelled<T>(
  owner: Kysely<DB>,
  tables: string,
  work: () => Promise<T>,
): Promise<T> {
  const { pending } = await owner.transaction().execute(async (tx) => {
    await sql.raw(`lock ${tables}`).execute(tx);
    const pending = work();
    while ((await waiting(owner)) === 0) await pause(20);
    await sql`select pg_cancel_backend(pid) from pg_stat_activity ${WAITING}`.execute(owner);
    return { pending };
  });
  return pending;
}

const WAITING = sql`where datname = current_database() and wait_event_type = 'Lock'`;
