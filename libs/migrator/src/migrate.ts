import { applyMigration, type ApplyEvents } from './apply.ts';
import { createLedger, readLedger, type AppliedMigration } from './ledger.ts';
import { withMigrationLock } from './lock.ts';
import { readMigrations, type Migration } from './migration-file.ts';
import { pendingMigrations } from './plan.ts';
import type { MigrationSession } from './session.ts';

/** What a run tells about its progress. */
export interface MigrateEvents extends ApplyEvents {
  /** Another runner is at work; this one waits for it. */
  waiting?(): void;
  /** The number of files this run will apply. */
  planned?(pending: readonly Migration[]): void;
  applying?(migration: Migration): void;
  applied?(migration: Migration, durationMs: number): void;
}

export interface MigrateOptions {
  /** Directory of `NNNN_name.sql` files. */
  readonly directory: string;
  /** Longest wait for another runner, in milliseconds; 10 minutes unless told. */
  readonly waitMs?: number;
  /** Apply only files up to this number. */
  readonly upTo?: number;
  readonly events?: MigrateEvents;
}

/**
 * Applies what is pending, one transaction a file, under the migration lock. Two runs at once both succeed: the
 * second waits and finds nothing to do. Returns the files this run applied.
 * Throws MigrationRefusedError before anything is applied, MigrationFailedError for the file that failed,
 * MigrationLockedError when the other runner does not end.
 */
export async function migrate(session: MigrationSession, options: MigrateOptions): Promise<Migration[]> {
  const files = await readMigrations(options.directory);
  const events = options.events ?? {};
  const lock = { waitMs: options.waitMs ?? 600_000, onWait: () => events.waiting?.() };
  return withMigrationLock(session, lock, async () => {
    await createLedger(session);
    const { upTo = Infinity } = options;
    const pending = pendingMigrations(files, await readLedger(session)).filter(
      ({ version }) => version <= upTo,
    );
    events.planned?.(pending);
    for (const migration of pending) {
      const started = performance.now();
      events.applying?.(migration);
      await applyMigration(session, migration, events);
      events.applied?.(migration, performance.now() - started);
    }
    return pending;
  });
}

/** What is applied and what is pending. Changes nothing and takes no lock. Throws MigrationRefusedError. */
export async function migrationStatus(
  session: MigrationSession,
  directory: string,
): Promise<{ applied: AppliedMigration[]; pending: Migration[] }> {
  const files = await readMigrations(directory);
  const applied = await readLedger(session);
  return { applied, pending: pendingMigrations(files, applied) };
}
