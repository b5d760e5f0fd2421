import type pg from 'pg';

/** The search path of a new session on the database, with what is temporary last. */
const SEARCH_PATH = `
SELECT set_config('search_path', coalesce((
  SELECT substr(setting, 13) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) AS setting
  WHERE s.setrole = 0 AND d.datname = current_database() AND setting LIKE 'search\\_path=%'), '"$user", public') || ', pg_temp', true)`;

/**
 * Runs work in an open transaction as the session's own login with its own settings, and undoes it all afterwards:
 * what a migration set for itself (role, search path, time limits) or made for itself (temporary tables, which names
 * would lead to first) does not reach it, for no consumer's session has it.
 */
export async function aside<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query(`SAVEPOINT aside; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; ${SEARCH_PATH}`);
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT aside; RELEASE SAVEPOINT aside');
  }
}
