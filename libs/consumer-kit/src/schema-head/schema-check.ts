import { SCHEMA_HEAD, type DB } from '@precedent/schema';
import { UnhealthyError, type Database, type HealthCheck } from '@precedent/service-kit';
import { schemaHead } from './schema-head.query.ts';

/** Fails while the database lacks migrations that this build knows. One that is ahead is fine: it migrates first. */
export function schemaCheck(database: Database<DB>): HealthCheck {
  return async () => {
    const applied = await database.read((db) => schemaHead(db, undefined).executeTakeFirst());
    if (applied === undefined) throw new UnhealthyError('no migration has been applied');
    // The names begin with numbers of equal length, so their order is that of application.
    if (applied.file < SCHEMA_HEAD) {
      throw new UnhealthyError(`the schema is at ${applied.file}, this build needs ${SCHEMA_HEAD}`);
    }
  };
}
