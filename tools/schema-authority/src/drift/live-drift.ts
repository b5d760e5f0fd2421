import {
  pendingMigrations,
  pgSession,
  readLedger,
  readMigrations,
  withMigrationLock,
  type AppliedMigration,
} from '@precedent/migrator';
import pg from 'pg';
import type { Catalog } from '../catalog/catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import { compareObjects, type Drift } from './compare-objects.ts';

export interface LiveDrift {
  /** Newest migration that the database has applied, null for none. */
  readonly head: string | null;
  /** Files of the working tree that it has not applied yet; they are no drift. */
  readonly pending: readonly string[];
  readonly drifts: readonly Drift[];
}

/**
 * Compares a live database with its own migrations at the last one it applied. Reads only; holds the migration lock
 * meanwhile, so that no deployment changes the schema under its eyes.
 * Throws MigrationRefusedError when the ledger and the files disagree, MigrationLockedError when a deployment goes on
 * for longer than `waitMs`, and the driver's error when the server cannot be reached.
 */
export async function liveDrift(options: {
  readonly root: string;
  readonly directory: string;
  readonly databaseUrl: string;
  readonly waitMs: number;
}): Promise<LiveDrift> {
  const files = await readMigrations(options.directory);
  const live = await readLive(options.databaseUrl, options.waitMs);
  const pending = pendingMigrations(files, live.applied);
  const applied = files.filter((file) => !pending.includes(file));
  const { shadow } = await shadowAt(options.root, applied);
  try {
    return {
      head: applied.at(-1)?.file ?? null,
      pending: pending.map(({ file }) => file),
      drifts: compareObjects(await readCatalog(shadow.session), live.catalog),
    };
  } finally {
    await shadow.close();
  }
}

async function readLive(
  connectionString: string,
  waitMs: number,
): Promise<{ applied: AppliedMigration[]; catalog: Catalog }> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const session = pgSession(client);
    return await withMigrationLock(session, { waitMs }, async () => ({
      applied: await readLedger(session),
      catalog: await readCatalog(session),
    }));
  } finally {
    await client.end();
  }
}
