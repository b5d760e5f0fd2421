import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

export interface PostponeParams {
  readonly ids: readonly number[];
  /** Pause after the first refusal; it doubles with each further one. */
  readonly seconds: number;
  readonly longestSeconds: number;
}

/** Puts off traces whose texts the model refused, each time for longer, so that they do not hold up the others. */
export const postponeTraces = defineCommand(
  {
    id: 'embeddings.postpone',
    variants: { any: { ids: [1], seconds: 60, longestSeconds: 3600 } satisfies PostponeParams },
    indexes: ['embedding_claims_pkey'],
  },
  (db, { ids, seconds, longestSeconds }: PostponeParams) =>
    db
      .updateTable('embedding_claims')
      .set({
        claimed_until: sql<string>`now() + make_interval(secs =>
          least(${longestSeconds}::float8, ${seconds}::float8 * 2.0 ^ least(attempts - 1, 30)))`,
      })
      .where(sql<SqlBool>`trace_id = any(${ids}::bigint[])`),
);
