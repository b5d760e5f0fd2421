import { SCHEMA_HEAD, type DB } from '@precedent/schema';
import { isServerError, type Database } from '@precedent/service-kit';
import type { Finding } from '../requirements/finding.ts';
import { schemaHead } from './schema-head.query.ts';

const NO_SUCH_TABLE = '42P01';
const MEND = ['npm run data-storage -- migrate up'];

/** Whether the database has the migrations that this build knows. One that is ahead is fine: it migrates first. */
export async function lookAtSchema(database: Database<DB>): Promise<Finding> {
  const applied = await database
    .read((db) => schemaHead(db, undefined).executeTakeFirst())
    .catch((error: unknown) => {
      if (isServerError(error) && error.code === NO_SUCH_TABLE) return undefined;
      throw error;
    });
  if (applied === undefined) {
    const reason = 'no migration has been applied';
    return { found: reason, fault: { severity: 'failed', reason, mend: MEND } };
  }
  const { file } = applied;
  // The names begin with numbers of equal length, so their order is that of application.
  if (file >= SCHEMA_HEAD) return { found: `the schema is at ${file}` };
  const reason = `the schema is at ${file}, this build needs ${SCHEMA_HEAD}`;
  return { found: `the schema is at ${file}`, fault: { severity: 'failed', reason, mend: MEND } };
}
