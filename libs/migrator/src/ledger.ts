import type { MigrationSession } from './session.ts';
import type { Migration } from './migration-file.ts';

/** One applied migration, as `schema_migrations` records it. */
export interface AppliedMigration {
  readonly version: number;
  readonly file: string;
  readonly checksum: string;
  /** The text that ran, so that an edited file can be shown against it. */
  readonly sql: string;
  readonly applied_at: Date | string;
}

/** Channel notified, with the file's name as payload, when a migration has been committed. */
export const SCHEMA_CHANGED_CHANNEL = 'precedent_schema_changed';

const CREATE = `
CREATE TABLE IF NOT EXISTS schema_migrations (
    version INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    checksum TEXT NOT NULL,
    sql TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
)`;

/** Creates the ledger if it is not there. Only under the migration lock: two creators at once collide. */
export async function createLedger(session: MigrationSession): Promise<void> {
  await session.script(CREATE);
}

/** The applied migrations in order; empty when the ledger does not exist yet. */
export async function readLedger(session: MigrationSession): Promise<AppliedMigration[]> {
  const [found] = await session.statement<{ exists: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS exists`,
  );
  if (found?.exists !== true) return [];
  return session.statement<AppliedMigration>(
    'SELECT version, file, checksum, sql, applied_at FROM schema_migrations ORDER BY version',
  );
}

/** Records a migration and tells listeners. In a transaction both take effect at its commit. */
export async function recordMigration(
  session: MigrationSession,
  migration: Migration,
  durationMs: number,
): Promise<void> {
  await session.statement(
    'INSERT INTO schema_migrations (version, file, checksum, sql, duration_ms) VALUES ($1, $2, $3, $4, $5)',
    [migration.version, migration.file, migration.checksum, migration.sql, Math.round(durationMs)],
  );
  await session.statement('SELECT pg_notify($1, $2)', [SCHEMA_CHANGED_CHANNEL, migration.file]);
}
