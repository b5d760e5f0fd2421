import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { OUTLIVED } from '../embeddings/purge-claims.command.ts';
import { KEPT_SINCE } from '../idempotency/keep-for.ts';

/** How many rows a purge would delete, embeddings apart. */
export const purgeableRows = defineQuery(
  {
    id: 'purge.count',
    variants: { any: {} },
    indexes: ['idempotency_keys_created_at_idx'],
  },
  (db) =>
    db.selectNoFrom((eb) => [
      eb
        .selectFrom('idempotency_keys as old')
        .where('old.created_at', '<=', KEPT_SINCE)
        .select(sql<number>`count(*)`.as('rows'))
        .$asScalar()
        .$notNull()
        .as('idempotency_keys'),
      eb
        .selectFrom('embedding_claims as old')
        .where(OUTLIVED)
        .select(sql<number>`count(*)`.as('rows'))
        .$asScalar()
        .$notNull()
        .as('embedding_claims'),
    ]),
);
