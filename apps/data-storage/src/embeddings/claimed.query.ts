import { defineQuery } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

export interface ClaimedParams {
  /** Claims that last longer than this are no work under way but texts that the model refused. */
  readonly seconds: number;
  /** Given, traces with vectors of these models; else those without a vector. */
  readonly from?: readonly string[];
}

/** How many traces other processes are at work on, and in how many seconds the first of their claims may run out. */
export const claimedTraces = defineQuery(
  {
    id: 'embeddings.claimed',
    variants: { 'without a vector': { seconds: 20 }, 'of another model': { seconds: 20, from: ['m'] } },
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { seconds, from }: ClaimedParams) =>
    db
      .selectFrom('embedding_claims as c')
      .innerJoin('resource_action_traces as t', 't.id', 'c.trace_id')
      .where(
        sql<SqlBool>`c.claimed_until > now()
          and c.claimed_until <= now() + make_interval(secs => ${seconds}::float8)`,
      )
      .$if(from === undefined, (queue) => queue.where('t.embedding', 'is', null))
      .$if(from !== undefined, (others) =>
        others.where(sql<SqlBool>`t.embedding_model = any(${from ?? []}::text[])`),
      )
      .select([
        sql<number>`count(*)`.as('rows'),
        sql<number | null>`extract(epoch from min(c.claimed_until) - now())::float8`.as('seconds'),
      ]),
);
