import { defineCommand, type ExecutionStatus, type VectorParameter } from '@precedent/schema';
import { sql } from 'kysely';
import { durationMs } from './duration.ts';
import { placeColumns, traceColumns } from './trace-columns.ts';
import { ENDED, statesBefore } from './transitions.ts';
import type { TraceUpdate } from './trace-update.ts';

/** A move of one trace to a state, with what is known of it. */
export interface UpdateTraceParams extends TraceUpdate {
  readonly id: number;
  /** The only state to move from, when one is; otherwise every state from which one step leads there. */
  readonly from?: ExecutionStatus | undefined;
  /** The vector of the text that the new `execution_error` makes; null leaves it to the embedding worker. */
  readonly embedding: VectorParameter | null;
  /** The model whose vectors are made anew when the text changes; a vector of another model is left as it is. */
  readonly model: string;
}

const to = (execution_status: ExecutionStatus): UpdateTraceParams => ({
  id: 1,
  execution_status,
  execution_start_time: null,
  execution_end_time: null,
  execution_duration_ms: null,
  execution_error: null,
  embedding: null,
  model: 'hashing-v1',
});

/**
 * Moves a trace to a state if that is one step from the state it is in, and fills in times and duration. Returns the
 * trace as it is afterwards, or no row when there is none. `changed` tells whether it moved; when it did not,
 * `impossible` tells that its execution would end before it starts.
 *
 * New values are computed from the trace as it was when the statement began. That is safe because they are written only
 * if it is still in the same state, which is never left and reached again, and began when it did then: of two updates at
 * once one finds that changed and moves nothing.
 */
export const updateTrace = defineCommand(
  {
    id: 'action-traces.update',
    variants: { any: to('completed') },
    indexes: ['resource_action_traces_pkey', 'resource_action_traces_history_idx', 'embedding_claims_pkey'],
  },
  (db, update: UpdateTraceParams) =>
    db
      .with('input', (query) => query.selectNoFrom(inputOf(update)))
      .with('before', (query) =>
        query
          .selectFrom('resource_action_traces as t')
          .innerJoin('input as i', 'i.id', 't.id')
          .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
          .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
          .select(traceColumns('t'))
          .select(placeColumns('r', 'h')),
      )
      .with('times', (query) =>
        query
          .selectFrom(['before', 'input as i'])
          .select(({ fn }) => [
            fn
              .coalesce(
                'i.execution_start_time',
                'before.execution_start_time',
                sql<string | null>`case when i.execution_status = 'executing' then now() end`,
              )
              .as('start'),
            fn.coalesce('i.execution_end_time', 'before.execution_end_time').as('known_end'),
          ]),
      )
      .with('after', (query) =>
        query.selectFrom(['before', 'times', 'input as i']).select([
          'before.id',
          'times.start',
          // An action cannot end before it starts, not even where the clocks of client and database differ.
          sql<string | null>`
              coalesce(times.known_end, case when i.ends then greatest(now(), times.start) end)`.as('end'),
          sql<boolean>`
              i.execution_error is distinct from before.execution_error and i.execution_error is not null
              and coalesce(before.embedding_model = i.model, true)`.as('other_text'),
        ]),
      )
      .with('changed', (query) =>
        query
          .updateTable('resource_action_traces as t')
          .from(['before', 'after', 'input as i'])
          .set(({ fn, ref }) => ({
            execution_status: ref('i.execution_status'),
            execution_start_time: ref('after.start'),
            execution_end_time: ref('after.end'),
            execution_duration_ms: fn.coalesce(
              'i.execution_duration_ms',
              sql<number | null>`
                case when i.execution_start_time is not null or i.execution_end_time is not null
                  or before.execution_duration_ms is null
                then ${durationMs(ref('after.start'), ref('after.end'))} end`,
              'before.execution_duration_ms',
            ),
            execution_error: fn.coalesce('i.execution_error', 'before.execution_error'),
            embedding: sql`case when after.other_text then i.embedding else t.embedding end`,
            embedding_model: sql<string | null>`
              case when not after.other_text then t.embedding_model when i.embedding is not null then i.model end`,
            updated_at: sql<string>`now()`,
          }))
          .whereRef('t.id', '=', 'after.id')
          .whereRef('t.execution_status', '=', 'before.execution_status')
          .where(sql<boolean>`t.execution_start_time is not distinct from before.execution_start_time`)
          .where(sql<boolean>`t.execution_status = any(i.from_states)`)
          .where(sql<boolean>`coalesce(after."end" >= after.start, true)`)
          .returning(traceColumns('t')),
      )
      .with('history', (query) =>
        query
          .updateTable('action_histories as h')
          .from('changed')
          .set(({ ref }) => ({ status: ref('changed.execution_status') }))
          .whereRef('h.id', '=', 'changed.action_history_id')
          // Read again once the history is locked; the traces are seen as they were when the statement began.
          .where(sql<boolean>`coalesce(h.latest_attempt_at <= changed.action_timestamp, true)`)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('resource_action_traces as later')
                  .select('later.id')
                  .whereRef('later.action_history_id', '=', 'h.id')
                  .where(
                    sql<boolean>`(later.action_timestamp, later.id) > (changed.action_timestamp, changed.id)`,
                  ),
              ),
            ),
          )
          .returning('h.id'),
      )
      // The model may have refused the former text and put the trace off; a claim that is being written is not waited for.
      .with('unclaimed', (query) =>
        query
          .deleteFrom('embedding_claims')
          .where('trace_id', 'in', (claims) =>
            claims
              .selectFrom('embedding_claims as c')
              .innerJoin('changed', 'changed.id', 'c.trace_id')
              .innerJoin('after', 'after.id', 'changed.id')
              .select('c.trace_id')
              .where(sql<boolean>`after.other_text`)
              .forUpdate('c')
              .skipLocked(),
          )
          .returning('trace_id'),
      )
      .selectFrom(['changed', 'before'])
      .select(traceColumns('changed'))
      .select(placeColumns('before', 'before'))
      .select([sql<boolean>`true`.as('changed'), sql<boolean>`false`.as('impossible')])
      .unionAll((eb) =>
        eb
          .selectFrom(['before', 'after'])
          .select(traceColumns('before'))
          .select(placeColumns('before', 'before'))
          .select([
            sql<boolean>`false`.as('changed'),
            sql<boolean>`coalesce(after."end" < after.start, false)`.as('impossible'),
          ])
          .where(({ not, exists, selectFrom }) => not(exists(selectFrom('changed').select('changed.id')))),
      ),
);

/** Every value once, with its type. */
function inputOf(update: UpdateTraceParams) {
  return [
    sql<number>`${update.id}::bigint`.as('id'),
    sql<string>`${update.execution_status}::text`.as('execution_status'),
    sql<string[]>`${fromStates(update)}::text[]`.as('from_states'),
    sql<boolean>`${ENDED.includes(update.execution_status)}::boolean`.as('ends'),
    sql<string | null>`${update.execution_start_time}::timestamptz`.as('execution_start_time'),
    sql<string | null>`${update.execution_end_time}::timestamptz`.as('execution_end_time'),
    sql<number | null>`${update.execution_duration_ms}::bigint`.as('execution_duration_ms'),
    sql<string | null>`${update.execution_error}::text`.as('execution_error'),
    sql<Buffer | null>`${update.embedding}::vector`.as('embedding'),
    sql<string>`${update.model}::text`.as('model'),
  ] as const;
}

function fromStates({ execution_status: to, from }: UpdateTraceParams): readonly ExecutionStatus[] {
  return statesBefore(to).filter((state) => from === undefined || state === from);
}
