import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

export interface RenewParams {
  readonly ids: readonly number[];
  /** How long they are kept from now on. */
  readonly seconds: number;
}

/** Keeps claimed traces while the model is still at work on them. */
export const renewClaims = defineCommand(
  {
    id: 'embeddings.renew',
    variants: { any: { ids: [1], seconds: 20 } satisfies RenewParams },
    indexes: ['embedding_claims_pkey'],
  },
  (db, { ids, seconds }: RenewParams) =>
    db
      .updateTable('embedding_claims')
      .set({ claimed_until: sql<string>`now() + make_interval(secs => ${seconds}::float8)` })
      .where(sql<SqlBool>`trace_id = any(${ids}::bigint[])`),
);
