import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import { durationMs } from '../../action-traces/duration.ts';

/** When the execution of an action began. */
export interface Start {
  readonly id: number;
  readonly execution_start_time: string;
}

/**
 * Adds to an action that has moved on when it had begun, and its duration, unless that is known or would be after its
 * end. Returns no row when nothing was changed.
 */
export const tellStart = defineCommand(
  {
    id: 'cloudevents.tell-start',
    variants: { any: { id: 1, execution_start_time: '2026-01-01T00:00:00.000000Z' } as Start },
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { id, execution_start_time }: Start) => {
    const start = sql<string>`${execution_start_time}::timestamptz`;
    return db
      .updateTable('resource_action_traces as t')
      .set(({ fn, ref }) => ({
        execution_start_time: start,
        execution_duration_ms: fn.coalesce(
          't.execution_duration_ms',
          durationMs(start, ref('t.execution_end_time')),
        ),
        updated_at: sql<string>`now()`,
      }))
      .where('t.id', '=', id)
      .where('t.execution_status', '!=', 'pending')
      .where('t.execution_start_time', 'is', null)
      .where(({ eb, ref, or }) =>
        or([eb('t.execution_end_time', 'is', null), eb(ref('t.execution_end_time'), '>=', start)]),
      )
      .returning('t.id');
  },
);
