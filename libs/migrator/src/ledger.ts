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
CREATE TABLE schema_migrations (
    version INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    checksum TEXT NOT NULL,
    sql TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE schema_migrations IS 'The migrations that have been applied; written by the migration runner only.';
COMMENT ON COLUMN schema_migrations.version IS 'Number that leads the file name; the order of application.';
COMMENT ON COLUMN schema_migrations.file IS 'Name of the file.';
COMMENT ON COLUMN schema_migrations.checksum IS 'sha256 of the text, by which an edited file is recognised.';
COMMENT ON COLUMN schema_migrations.sql IS 'The text that ran.';
COMMENT ON COLUMN schema_migrations.duration_ms IS 'How long it took, in milliseconds.';
COMMENT ON COLUMN schema_migrations.applied_at IS 'When it was committed.';`;

/** Creates the ledger if it is not there. Only under the migration lock: two creators at once collide. */
export async function createLedger(session: MigrationSession): Promise<void> {
  if (!(await ledgerExists(session))) await session.script(CREATE);
}

/** The applied migrations in order; empty when the ledger does not exist yet. */
export async function readLedger(session: MigrationSession): Promise<AppliedMigration[]> {
  if (!(await ledgerExists(session))) return [];
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

async function ledgerExists(session: MigrationSession): Promise<boolean> {
  const [found] = await session.statement<{ exists: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS exists`,
  );
  return found?.exists === true;
}
