import type { DB } from '@precedent/schema';
import type { Selectable } from 'kysely';

/** The columns of a trace that are on the wire; never the embedding. */
const TRACE = [
  'id',
  'action_id',
  'action_history_id',
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
  'embedding_model',
  'created_at',
  'updated_at',
] as const;

const RESOURCE = ['namespace', 'kind', 'name'] as const;

/** A trace with its resource and workflow, as the queries of this folder return it. */
export type TraceRow = Pick<Selectable<DB['resource_action_traces']>, (typeof TRACE)[number]> &
  Pick<Selectable<DB['resource_references']>, (typeof RESOURCE)[number]> &
  Pick<Selectable<DB['action_histories']>, 'workflow_id'>;

/** The columns of the traces table, of an alias of it, or of a query that returns them. */
export function traceColumns<Alias extends string>(alias: Alias): `${Alias}.${(typeof TRACE)[number]}`[] {
  return TRACE.map((column) => `${alias}.${column}` as const);
}

/** The columns that a trace has from its resource and history. */
export function placeColumns<Resource extends string, History extends string>(
  resource: Resource,
  history: History,
): (`${Resource}.${(typeof RESOURCE)[number]}` | `${History}.workflow_id`)[] {
  return [...RESOURCE.map((column) => `${resource}.${column}` as const), `${history}.workflow_id`];
}
