import { invalidRequest, type Violation } from '@precedent/service-kit';
import type { ExecutionStatus } from '@precedent/schema';
import type { components } from '../generated/openapi.ts';
import { redactError } from '../redaction/redact-trace.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { refuseEndBeforeStart, storedInstant } from './request-instants.ts';

/** What a request says about the next state of an action; null is not said. Times are as the database returns them. */
export interface TraceUpdate {
  readonly execution_status: ExecutionStatus;
  readonly execution_start_time: string | null;
  readonly execution_end_time: string | null;
  readonly execution_duration_ms: number | null;
  readonly execution_error: string | null;
}

/** The update that a body describes, its error without secrets. @throws Problem invalid-request for impossible times */
export function readTraceUpdate(
  body: components['schemas']['ActionTraceUpdate'],
  redactor: Redactor,
): TraceUpdate {
  const violations: Violation[] = [];
  const update: TraceUpdate = {
    execution_status: body.execution_status,
    execution_start_time: storedInstant(body.execution_start_time, '/execution_start_time', violations),
    execution_end_time: storedInstant(body.execution_end_time, '/execution_end_time', violations),
    execution_duration_ms: body.execution_duration_ms ?? null,
    execution_error: redactError(body.execution_error ?? null, redactor),
  };
  refuseEndBeforeStart(update, violations);
  if (violations.length > 0) throw invalidRequest(violations);
  return update;
}
