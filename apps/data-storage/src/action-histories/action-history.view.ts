import type { ExecutionStatus } from '@precedent/schema';
import { contentTag } from '../conditional/content-tag.ts';
import type { components } from '../generated/openapi.ts';
import type { HistoryRow } from './history-columns.ts';

export type ActionHistory = components['schemas']['ActionHistory'];

/** A stored history on the wire, in the order of the document. The vocabulary is closed by a check constraint. */
export function toActionHistory(row: HistoryRow): ActionHistory {
  return {
    id: row.id,
    resource_id: row.resource_id,
    cluster_name: row.cluster_name,
    namespace: row.namespace,
    kind: row.kind,
    name: row.name,
    workflow_id: row.workflow_id,
    action_type: row.action_type,
    status: row.status as ExecutionStatus,
    created_at: row.created_at,
  };
}

/** An answer with one history: its version is all it shows. */
export function historyAnswer(row: HistoryRow) {
  const body = toActionHistory(row);
  return { headers: { ETag: `"${contentTag(body)}"` }, body };
}

/** Where a history is found. */
export function historyLocation(id: number): string {
  return `/api/v1/action-histories/${id}`;
}
