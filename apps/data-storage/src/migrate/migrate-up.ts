import { migrate } from '@precedent/migrator';
import { withSession } from './connect.ts';
import type { MigrateReport } from './migrate-report.ts';

/** Where to migrate from and to. */
export interface MigrateTarget {
  readonly databaseUrl: string;
  /** Directory of `NNNN_name.sql` files. */
  readonly directory: string;
}

/** Applies what is pending and reports it. Throws what `migrate` throws, and what connecting does. */
export async function migrateUp(target: MigrateTarget, report: MigrateReport): Promise<void> {
  try {
    const { directory } = target;
    const applied = await withSession(target.databaseUrl, (session) =>
      migrate(session, { directory, events: report.events }),
    );
    report.done(applied);
  } catch (error) {
    report.stopped();
    throw error;
  }
}
