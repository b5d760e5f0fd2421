import { readMigrations } from '@precedent/migrator';
import type { DB } from '@precedent/schema';
import { isServerError, UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import { migrationHead } from './migration-head.query.ts';

/** The newest of the migrations that came with this build. Throws MigrationRefusedError when there are none. */
export async function newestMigration(directory: string): Promise<{ version: number; file: string }> {
  const newest = (await readMigrations(directory)).at(-1);
  if (newest === undefined) throw new Error(`${directory} holds no migrations`);
  return newest;
}

const NO_SUCH_TABLE = '42P01';

/** Fails while the database is behind the migrations of this build. A database that is ahead is served. */
export function schemaCheck(
  database: Database<DB>,
  needed: { readonly version: number; readonly file: string },
): HealthCheck {
  return async () => {
    const applied = await database
      .read((db) => migrationHead(db, {}).executeTakeFirst())
      .catch((error: unknown) => {
        if (isServerError(error) && error.code === NO_SUCH_TABLE) return undefined;
        throw error;
      });
    if (applied !== undefined && applied.version >= needed.version) return;
    const found = applied === undefined ? 'has no migrations' : `is at ${applied.file}`;
    throw new UnhealthyError(`the database ${found}, this build needs ${needed.file}: run migrate up`);
  };
}
