import { fromVectorText } from '@precedent/embedding';
import type { AlertSeverity, ExecutionStatus, VectorText } from '@precedent/schema';
import type { components } from '../generated/openapi.ts';
import type { TraceRow } from './trace-columns.ts';

export type ActionTrace = components['schemas']['ActionTrace'];

/** A stored trace on the wire, in the order of the document. The vocabularies are closed by check constraints. */
export function toActionTrace(row: TraceRow): ActionTrace {
  return {
    id: row.id,
    action_id: row.action_id,
    action_history_id: row.action_history_id,
    alert_name: row.alert_name,
    alert_fingerprint: row.alert_fingerprint,
    alert_severity: row.alert_severity as AlertSeverity | null,
    alert_summary: row.alert_summary,
    cluster_name: row.cluster_name,
    environment: row.environment,
    namespace: row.namespace,
    kind: row.kind,
    name: row.name,
    workflow_id: row.workflow_id,
    action_type: row.action_type,
    action_timestamp: row.action_timestamp,
    action_parameters: row.action_parameters,
    execution_status: row.execution_status as ExecutionStatus,
    execution_start_time: row.execution_start_time,
    execution_end_time: row.execution_end_time,
    execution_duration_ms: row.execution_duration_ms,
    execution_error: row.execution_error,
    embedding_model: row.embedding_model,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** The same with its vector, as 768 numbers. */
export function withEmbedding(trace: ActionTrace, embedding: VectorText | null): ActionTrace {
  return { ...trace, embedding: embedding === null ? null : Array.from(fromVectorText(embedding)) };
}

/** Where a trace is found. */
export function traceLocation(id: number): string {
  return `/api/v1/action-traces/${id}`;
}
