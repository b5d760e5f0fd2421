import { setTimeout as delay } from 'node:timers/promises';
import { MigrationLockedError } from './errors.ts';
import type { MigrationSession } from './session.ts';

/** Key of the advisory lock that every runner takes: the letters "PRCDMIGR" as a 64-bit number. */
export const MIGRATION_LOCK_KEY = '5787762431757993810';

const POLL_MS = 200;

/**
 * Runs `work` under the migration lock. Polls `pg_try_advisory_lock` and never waits inside PostgreSQL: a backend
 * blocked in `pg_advisory_lock` holds a snapshot that `CREATE INDEX CONCURRENTLY` of the lock's holder waits for,
 * which is a deadlock. Throws MigrationLockedError after `waitMs`.
 */
export async function withMigrationLock<T>(
  session: MigrationSession,
  options: { readonly waitMs: number; readonly onWait?: () => void },
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  let waiting = false;
  while (!(await tryLock(session))) {
    if (!waiting) options.onWait?.();
    waiting = true;
    const waited = performance.now() - started;
    if (waited >= options.waitMs) throw new MigrationLockedError(waited);
    await delay(Math.min(POLL_MS, options.waitMs - waited));
  }
  try {
    return await work();
  } finally {
    // A session that has died took its lock with it; the error that killed it is the one to report.
    await session.statement(`SELECT pg_advisory_unlock(${MIGRATION_LOCK_KEY})`).catch(() => undefined);
  }
}

async function tryLock(session: MigrationSession): Promise<boolean> {
  const [row] = await session.statement<{ locked: boolean }>(
    `SELECT pg_try_advisory_lock(${MIGRATION_LOCK_KEY}) AS locked`,
  );
  return row?.locked === true;
}
