import { isDeepStrictEqual } from 'node:util';
import type { ExecutionStatus } from '@precedent/schema';
import type { components } from '../generated/openapi.ts';
import type { NewTrace } from './new-trace.ts';
import type { TraceRow } from './trace-columns.ts';
import type { TraceUpdate } from './trace-update.ts';
import { leadsTo } from './transitions.ts';

type Body = components['schemas']['NewActionTrace'];

/** What never changes after a trace was recorded. */
const FIXED = [
  'alert_name',
  'alert_fingerprint',
  'alert_severity',
  'alert_summary',
  'cluster_name',
  'environment',
  'namespace',
  'kind',
  'name',
  'workflow_id',
  'action_type',
  'action_timestamp',
] as const;

/** What comes with a state. */
const OF_EXECUTION = [
  'execution_start_time',
  'execution_end_time',
  'execution_duration_ms',
  'execution_error',
] as const;

/**
 * The fields of a repeated request whose value is not the stored one. Only what the request names is compared, and of
 * an action that has moved on since it was reported only what never changes.
 * @param trace the same request in the form in which values are stored
 */
export function differingFields(
  body: Body,
  trace: NewTrace,
  stored: TraceRow & { readonly other_embedding: boolean },
): string[] {
  const named = (field: keyof Body): boolean => body[field] !== undefined && body[field] !== null;
  const differing: string[] = FIXED.filter((field) => named(field) && trace[field] !== stored[field]);
  if (named('action_parameters') && !sameJson(trace.action_parameters, stored.action_parameters)) {
    differing.push('action_parameters');
  }
  const state = stored.execution_status as ExecutionStatus;
  if (leadsTo(trace.execution_status, state)) return differing;
  if (trace.execution_status !== state) differing.push('execution_status');
  differing.push(...OF_EXECUTION.filter((field) => named(field) && trace[field] !== stored[field]));
  if (named('embedding') && stored.other_embedding) differing.push('embedding');
  if (named('embedding_model') && body.embedding_model !== stored.embedding_model) {
    differing.push('embedding_model');
  }
  return differing;
}

/** The fields of a repeated update whose value is not the stored one. */
export function differingUpdate(update: TraceUpdate, stored: TraceRow): string[] {
  return OF_EXECUTION.filter((field) => update[field] !== null && update[field] !== stored[field]);
}

/** Compares as JSON: by content, whatever the order of keys. */
function sameJson(text: string | null, stored: unknown): boolean {
  return isDeepStrictEqual(text === null ? null : (JSON.parse(text) as unknown), stored);
}
