import type { components } from '../generated/openapi.ts';

export type IncidentField = components['schemas']['IncidentField'];

/** Where each field of an incident is read, in the order of the wire. */
const COLUMN_OF = {
  id: 't.id',
  action_id: 't.action_id',
  action_history_id: 't.action_history_id',
  alert_name: 't.alert_name',
  alert_fingerprint: 't.alert_fingerprint',
  alert_severity: 't.alert_severity',
  alert_summary: 't.alert_summary',
  cluster_name: 't.cluster_name',
  environment: 't.environment',
  namespace: 'r.namespace',
  kind: 'r.kind',
  name: 'r.name',
  workflow_id: 'h.workflow_id',
  action_type: 't.action_type',
  action_timestamp: 't.action_timestamp',
  action_parameters: 't.action_parameters',
  execution_status: 't.execution_status',
  execution_start_time: 't.execution_start_time',
  execution_end_time: 't.execution_end_time',
  execution_duration_ms: 't.execution_duration_ms',
  execution_error: 't.execution_error',
  embedding_model: 't.embedding_model',
  created_at: 't.created_at',
  updated_at: 't.updated_at',
} as const satisfies Partial<Record<IncidentField, string>>;

export type IncidentColumn = (typeof COLUMN_OF)[keyof typeof COLUMN_OF];

/** What is read of an incident, in the order of the wire. `embedding` is not among it: 9 kB that few want. */
export const INCIDENT_COLUMNS = Object.values(COLUMN_OF) as readonly IncidentColumn[];

/** What an answer shows of an incident. */
export interface Shown {
  /** Every field but the embedding when absent. */
  readonly fields?: readonly IncidentField[];
  readonly withEmbedding: boolean;
}

/** What a request asks to see, by its `fields` and `include`. */
export function shownBy(query: {
  readonly fields?: readonly IncidentField[];
  readonly include?: readonly string[];
}): Shown {
  const { fields, include = [] } = query;
  const withEmbedding = include.includes('embedding') || fields?.includes('embedding') === true;
  return fields === undefined ? { withEmbedding } : { fields, withEmbedding };
}

/** The columns that show these fields, and the id and time by which pages go on. */
export function columnsFor({ fields }: Shown): readonly IncidentColumn[] {
  if (fields === undefined) return INCIDENT_COLUMNS;
  const wanted = new Set<string>(['id', 'action_timestamp', ...fields]);
  if (wanted.has('phase')) wanted.add('execution_status');
  return INCIDENT_COLUMNS.filter((column) => wanted.has(column.slice(2)));
}
