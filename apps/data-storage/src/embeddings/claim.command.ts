import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

export interface ClaimParams {
  readonly limit: number;
  /** How long the traces are left to this worker. */
  readonly seconds: number;
  /** Given, traces whose vector this model made, with a higher id than `after`; else those without a vector. */
  readonly reembed?: Reembed | undefined;
}

/** Where a pass over the traces of a former model has got to. */
export interface Reembed {
  readonly from: string;
  /** An id; 0 at the beginning. */
  readonly after: number;
}

const QUEUE: ClaimParams = { limit: 32, seconds: 20 };

/**
 * Claims the next traces of the queue and returns what their texts are made of, oldest first. Rows that another worker
 * is claiming at this moment are passed over, and those it has claimed already are not taken from it. Nothing stays
 * locked: an update of a trace never waits for a model.
 */
export const claimTraces = defineCommand(
  {
    id: 'embeddings.claim',
    variants: {
      'without a vector': QUEUE,
      'of another model': { ...QUEUE, reembed: { from: 'm', after: 0 } },
    },
    indexes: ['resource_action_traces_unembedded_idx', 'resource_action_traces_model_idx'],
  },
  (db, { limit, seconds, reembed }: ClaimParams) =>
    db
      .with('candidate', (query) =>
        query
          .selectFrom('resource_action_traces as t')
          .select('t.id')
          .$if(reembed === undefined, (queue) => queue.where('t.embedding', 'is', null))
          .$if(reembed !== undefined, (others) =>
            others
              .where('t.embedding_model', '=', reembed?.from ?? '')
              .where('t.id', '>', reembed?.after ?? 0),
          )
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('embedding_claims as c')
                  .select('c.trace_id')
                  .whereRef('c.trace_id', '=', 't.id')
                  .where(sql<SqlBool>`c.claimed_until > now()`),
              ),
            ),
          )
          .orderBy('t.id')
          .limit(limit)
          .forNoKeyUpdate()
          .skipLocked(),
      )
      .with('claimed', (query) =>
        query
          .insertInto('embedding_claims')
          .columns(['trace_id', 'claimed_until', 'attempts'])
          .expression((eb) =>
            eb
              .selectFrom('candidate')
              .select('candidate.id')
              .select(sql<string>`now() + make_interval(secs => ${seconds}::float8)`.as('claimed_until'))
              .select(sql<number>`1`.as('attempts')),
          )
          .onConflict((conflict) =>
            conflict
              .column('trace_id')
              .doUpdateSet(({ ref, eb }) => ({
                claimed_until: ref('excluded.claimed_until'),
                attempts: eb('embedding_claims.attempts', '+', 1),
              }))
              .where(sql<SqlBool>`embedding_claims.claimed_until <= now()`),
          )
          .returning(['trace_id', 'attempts']),
      )
      .selectFrom('claimed')
      .innerJoin('resource_action_traces as t', 't.id', 'claimed.trace_id')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(['t.id', 't.alert_name', 't.alert_summary', 't.execution_error', 't.updated_at'])
      .select(['r.kind', 'r.namespace', 'r.name', 'claimed.attempts'])
      .orderBy('t.id'),
);
