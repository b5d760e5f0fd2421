export * from './errors.ts';
export { SCHEMA_CHANGED_CHANNEL, createLedger, readLedger, type AppliedMigration } from './ledger.ts';
export { MIGRATION_LOCK_KEY, withMigrationLock } from './lock.ts';
export { applyMigration, type ApplyEvents } from './apply.ts';
export { migrate, migrationStatus, type MigrateEvents, type MigrateOptions } from './migrate.ts';
export {
  isMigrationFile,
  parseMigration,
  readMigrations,
  refuseDuplicates,
  type Migration,
} from './migration-file.ts';
export { pendingMigrations } from './plan.ts';
export { pgSession, pgliteSession, sqlState, type MigrationSession } from './session.ts';
