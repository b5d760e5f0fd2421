import type pg from 'pg';

/**
 * Runs work in an open transaction as the session's own login with its own settings, and undoes it all afterwards:
 * what a migration set for itself (role, search path, time limits) does not reach it, for no consumer's session has it.
 */
export async function aside<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT aside; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT aside; RELEASE SAVEPOINT aside');
  }
}
