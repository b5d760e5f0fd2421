import { migrationStatus } from '@precedent/migrator';
import { withSession } from './connect.ts';
import type { MigrateTarget } from './migrate-up.ts';

/** State of one migration: when it was applied, or null while it is pending. */
export interface MigrationState {
  readonly file: string;
  readonly applied_at: string | null;
}

/** Every migration in order. Changes nothing. */
export async function migrateStatus(target: MigrateTarget): Promise<MigrationState[]> {
  const { applied, pending } = await withSession(target.databaseUrl, (session) =>
    migrationStatus(session, target.directory),
  );
  return [
    ...applied.map(({ file, applied_at }) => ({ file, applied_at: new Date(applied_at).toISOString() })),
    ...pending.map(({ file }) => ({ file, applied_at: null })),
  ];
}
