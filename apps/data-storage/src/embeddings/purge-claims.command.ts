import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

/**
 * Deletes claims that ran out more than a day ago, at most so many: of traces that are gone, or got a vector otherwise.
 * A refused text whose claim is lost is tried again as if for the first time.
 */
export const purgeClaims = defineCommand(
  {
    id: 'embeddings.purge-claims',
    variants: { any: { limit: 1000 } },
    indexes: ['embedding_claims_pkey'],
  },
  (db, { limit }: { readonly limit: number }) =>
    db
      .deleteFrom('embedding_claims')
      .where('trace_id', 'in', (eb) =>
        eb
          .selectFrom('embedding_claims as old')
          .select('old.trace_id')
          .where(OUTLIVED)
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      ),
);

/** On a row `old`. */
export const OUTLIVED = sql<SqlBool>`old.claimed_until <= now() - interval '1 day'`;
