import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';

/** Oid of the type `vector` in this database: the header of a binary array names the type of its items. */
export const vectorTypeQuery = defineQuery(
  { id: 'embeddings.vector-type', variants: { any: {} } },
  (db, _params: Record<string, never>) =>
    db.selectNoFrom(sql<number>`'vector'::regtype::oid::bigint`.as('oid')),
);
