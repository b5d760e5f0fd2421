import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import { LATEST_ATTEMPT } from '../action-histories/latest-attempt.ts';
import { ACTION_ID_KEY } from './action-id-key.ts';
import type { NewTrace } from './new-trace.ts';
import { placeColumns, traceColumns } from './trace-columns.ts';

/** A trace as most are, for examples. */
export const TYPICAL: NewTrace = {
  action_id: 'a',
  alert_name: 'KubePodCrashLooping',
  alert_fingerprint: null,
  alert_severity: 'warning',
  alert_summary: null,
  cluster_name: 'c',
  environment: null,
  namespace: 'n',
  kind: 'Deployment',
  name: 'api',
  workflow_id: 'w',
  action_type: 'restart_pod',
  action_timestamp: '2026-01-01T00:00:00.000000Z',
  action_parameters: null,
  execution_status: 'pending',
  execution_start_time: null,
  execution_end_time: null,
  execution_duration_ms: null,
  execution_error: null,
  embedding: null,
  embedding_model: null,
};

/**
 * Records a trace, whose model is named if it has a vector, with its resource and history in one statement, so in one transaction and one round trip. Returns the
 * trace; `created` is false when its action_id was already taken, and then nothing was written.
 *
 * The statement sees the rows that were committed when it began. What is inserted meanwhile by others:
 * - the same resource or history: ON CONFLICT DO UPDATE waits for the other and takes its row;
 * - the same action_id: fails with a unique violation and leaves nothing, where ON CONFLICT DO NOTHING would leave a
 *   history without a trace. Run again, it finds the other's trace.
 */
export const createTrace = defineCommand(
  {
    id: 'action-traces.create',
    variants: { any: TYPICAL },
    indexes: [ACTION_ID_KEY, 'resource_references_identity_idx'],
    conflicts: [ACTION_ID_KEY],
    binds: Object.keys(TYPICAL) as (keyof NewTrace)[],
  },
  (db, trace: NewTrace) =>
    db
      .with('input', (query) => query.selectNoFrom(inputOf(trace)))
      .with('stored', (query) =>
        query
          .selectFrom('resource_action_traces as t')
          .innerJoin('input as i', 'i.action_id', 't.action_id')
          .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
          .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
          .select(traceColumns('t'))
          .select(placeColumns('r', 'h'))
          .select(sql<boolean>`t.embedding is distinct from i.embedding`.as('other_embedding')),
      )
      .with('known_resource', (query) =>
        query
          .selectFrom('resource_references as r')
          .innerJoin('input as i', (join) =>
            join
              .onRef('i.cluster_name', '=', 'r.cluster_name')
              .onRef('i.namespace', '=', 'r.namespace')
              .onRef('i.kind', '=', 'r.kind')
              .onRef('i.name', '=', 'r.name'),
          )
          .select('r.id'),
      )
      .with('new_resource', (query) =>
        query
          .insertInto('resource_references')
          .columns(['cluster_name', 'namespace', 'kind', 'name'])
          .expression((eb) =>
            eb
              .selectFrom('input as i')
              .select(['i.cluster_name', 'i.namespace', 'i.kind', 'i.name'])
              .where(({ not, exists }) => not(exists(eb.selectFrom('stored').select('stored.id'))))
              .where(({ not, exists }) =>
                not(exists(eb.selectFrom('known_resource').select('known_resource.id'))),
              ),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['cluster_name', 'namespace', 'kind', 'name'])
              .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') })),
          )
          .returning('id'),
      )
      .with('resource', (query) =>
        query
          .selectFrom('known_resource')
          .select('known_resource.id')
          .unionAll(query.selectFrom('new_resource').select('new_resource.id')),
      )
      .with('history', (query) =>
        query
          .insertInto('action_histories')
          .columns(['resource_id', 'workflow_id', 'action_type', 'status', 'latest_attempt_at'])
          .expression((eb) =>
            eb
              .selectFrom(['resource', 'input as i'])
              .select(['resource.id', 'i.workflow_id', 'i.action_type', 'i.execution_status'])
              .select('i.action_timestamp')
              .where(({ not, exists }) => not(exists(eb.selectFrom('stored').select('stored.id')))),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['resource_id', 'workflow_id', 'action_type'])
              .where('workflow_id', 'is not', null)
              .doUpdateSet(LATEST_ATTEMPT),
          )
          .returning('id'),
      )
      .with('created', (query) =>
        query
          .insertInto('resource_action_traces')
          .columns(['action_history_id', ...WRITTEN])
          .expression((eb) =>
            eb
              .selectFrom(['history', 'input as i'])
              .select('history.id')
              .select(WRITTEN.map((column) => `i.${column}` as const)),
          )
          .returning(traceColumns('resource_action_traces')),
      )
      .selectFrom(['created', 'input as i'])
      .select(traceColumns('created'))
      .select(placeColumns('i', 'i'))
      .select([sql<boolean>`false`.as('other_embedding'), sql<boolean>`true`.as('created')])
      .unionAll((eb) =>
        eb
          .selectFrom('stored')
          .select(traceColumns('stored'))
          .select(placeColumns('stored', 'stored'))
          .select(['stored.other_embedding', sql<boolean>`false`.as('created')]),
      ),
);

/** The columns of the traces table that come from the request. */
export const WRITTEN = [
  'action_id',
  'alert_name',
  'alert_fingerprint',
  'alert_severity',
  'alert_summary',
  'cluster_name',
  'environment',
  'action_type',
  'action_timestamp',
  'action_parameters',
  'execution_status',
  'execution_start_time',
  'execution_end_time',
  'execution_duration_ms',
  'execution_error',
  'embedding',
  'embedding_model',
] as const;

/** Every value once, with its type: the statement uses most of them several times. */
function inputOf(trace: NewTrace) {
  return [
    sql<string | null>`${trace.action_id}::text`.as('action_id'),
    sql<string>`${trace.alert_name}::text`.as('alert_name'),
    sql<string | null>`${trace.alert_fingerprint}::text`.as('alert_fingerprint'),
    sql<string | null>`${trace.alert_severity}::text`.as('alert_severity'),
    sql<string | null>`${trace.alert_summary}::text`.as('alert_summary'),
    sql<string>`${trace.cluster_name}::text`.as('cluster_name'),
    sql<string | null>`${trace.environment}::text`.as('environment'),
    sql<string>`${trace.namespace}::text`.as('namespace'),
    sql<string>`${trace.kind}::text`.as('kind'),
    sql<string>`${trace.name}::text`.as('name'),
    sql<string | null>`${trace.workflow_id}::text`.as('workflow_id'),
    sql<string>`${trace.action_type}::text`.as('action_type'),
    sql<string>`${trace.action_timestamp}::timestamptz`.as('action_timestamp'),
    sql<string | null>`${trace.action_parameters}::jsonb`.as('action_parameters'),
    sql<string>`${trace.execution_status}::text`.as('execution_status'),
    sql<string | null>`${trace.execution_start_time}::timestamptz`.as('execution_start_time'),
    sql<string | null>`${trace.execution_end_time}::timestamptz`.as('execution_end_time'),
    sql<number | null>`${trace.execution_duration_ms}::bigint`.as('execution_duration_ms'),
    sql<string | null>`${trace.execution_error}::text`.as('execution_error'),
    sql<Buffer | null>`${trace.embedding}::vector`.as('embedding'),
    sql<string | null>`${trace.embedding_model}::text`.as('embedding_model'),
  ] as const;
}
