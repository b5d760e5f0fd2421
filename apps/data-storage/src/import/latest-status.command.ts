import { defineCommand } from '@precedent/schema';
import { sql, type SqlBool } from 'kysely';

/**
 * Gives histories the status of their latest attempt, and the time of their first one if that lies further back. Run
 * after new traces of locked histories are in, so that it sees all there are.
 */
export const takeLatestStatus = defineCommand(
  {
    id: 'import.latest-status',
    variants: { any: { history_ids: [1] } },
    indexes: ['action_histories_pkey', 'resource_action_traces_history_idx'],
  },
  (db, { history_ids }: { readonly history_ids: readonly number[] }) =>
    db
      .updateTable('action_histories as h')
      .from((eb) =>
        eb
          .selectFrom('resource_action_traces as t')
          .select('t.action_history_id')
          .select(
            sql<string>`(array_agg(t.execution_status order by t.action_timestamp desc, t.id desc))[1]`.as(
              'status',
            ),
          )
          .select(({ fn }) => [
            fn.max<string>('t.action_timestamp').as('latest_attempt_at'),
            fn.min<string>('t.created_at').as('created_at'),
          ])
          .where(sql<SqlBool>`t.action_history_id = any(${history_ids}::bigint[])`)
          .groupBy('t.action_history_id')
          .as('attempts'),
      )
      .set({
        status: sql`attempts.status`,
        latest_attempt_at: sql`attempts.latest_attempt_at`,
        created_at: sql`least(h.created_at, attempts.created_at)`,
      })
      .whereRef('h.id', '=', 'attempts.action_history_id'),
);
