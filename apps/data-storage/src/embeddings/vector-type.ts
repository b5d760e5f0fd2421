import type { DB, ReadonlyKysely } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { vectorTypeQuery } from './vector-type.query.ts';

const known = new WeakMap<Database<DB>, number>();

/**
 * Oid of the type `vector`, asked for once for each database.
 * @param run where to ask, so that a transaction under way is used
 */
export async function vectorType(database: Database<DB>, run: ReadonlyKysely<DB>): Promise<number> {
  const cached = known.get(database);
  if (cached !== undefined) return cached;
  const { oid } = await vectorTypeQuery(run, {}).executeTakeFirstOrThrow();
  known.set(database, oid);
  return oid;
}

/** After a failure: the database may have been made anew, and the type with it. */
export function forgetVectorType(database: Database<DB>): void {
  known.delete(database);
}
