import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

/** Gives claimed traces back: their vector is stored, or the next worker may try. */
export const releaseTraces = defineCommand(
  {
    id: 'embeddings.release',
    variants: { any: { ids: [1] } },
    indexes: ['embedding_claims_pkey'],
  },
  (db, { ids }: { readonly ids: readonly number[] }) =>
    db.deleteFrom('embedding_claims').where(sql<SqlBool>`trace_id = any(${ids}::bigint[])`),
);
