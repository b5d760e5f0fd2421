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
  let applied: { readonly version: number; readonly file: string } | undefined;
  return async () => {
    try {
      applied = await database.read((db) => migrationHead(db, {}).executeTakeFirst());
    } catch (error) {
      if (isServerError(error) && error.code === NO_SUCH_TABLE) applied = undefined;
      // What was seen last holds while no connection is to be had: a busy pool is no reason to be taken out of service.
      else if (applied === undefined)
        throw new UnhealthyError('the migrations cannot be read', { cause: error });
    }
    if (applied !== undefined && applied.version >= needed.version) return;
    const found = applied === undefined ? 'has no migrations' : `is at ${applied.file}`;
    throw new UnhealthyError(`the database ${found}, this build needs ${needed.file}: run migrate up`);
  };
}
