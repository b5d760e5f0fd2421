import { invalidRequest, type Violation } from '@precedent/service-kit';
import type { AlertSeverity, ExecutionStatus, VectorParameter } from '@precedent/schema';
import { readGivenEmbedding } from '../embeddings/given-embedding.ts';
import type { components } from '../generated/openapi.ts';
import { redactTexts } from '../redaction/redact-trace.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { millisecondsBetween } from './instant.ts';
import { checkIdentity } from './resource-identity.ts';
import { roundedNumbers } from './rounded-numbers.ts';
import { refuseEndBeforeStart, storedInstant } from './request-instants.ts';

/** A trace to record. Times are as the database returns them (see toInstant); parameters are JSON text. */
export interface NewTrace {
  readonly action_id: string | null;
  readonly alert_name: string;
  readonly alert_fingerprint: string | null;
  readonly alert_severity: AlertSeverity | null;
  readonly alert_summary: string | null;
  readonly cluster_name: string;
  readonly environment: string | null;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly workflow_id: string | null;
  readonly action_type: string;
  readonly action_timestamp: string;
  readonly action_parameters: string | null;
  readonly execution_status: ExecutionStatus;
  readonly execution_start_time: string | null;
  readonly execution_end_time: string | null;
  readonly execution_duration_ms: number | null;
  readonly execution_error: string | null;
  /** Of unit length; null when it is still to be made. */
  readonly embedding: VectorParameter | null;
  /** Model that made the embedding; null while there is none, or when it is that of this service. */
  readonly embedding_model: string | null;
}

/** Bytes; openapi.yaml has the same number as `x-limits`. */
export const LARGEST_PARAMETERS = 16_384;

/**
 * The trace that a body describes, without the secrets that its texts and parameters hold. Every way in passes here
 * (create, batch, import, the adapters), so nothing is compared, embedded or stored before it is redacted; the error
 * that an update brings passes readTraceUpdate.
 * @throws Problem invalid-request for what the document cannot express: impossible times, an identity or parameters
 * that are too large or hold a number that JSON rounds, a vector without direction, a model without its vector
 */
export function readNewTrace(body: components['schemas']['NewActionTrace'], redactor: Redactor): NewTrace {
  const violations: Violation[] = [];
  const start = storedInstant(body.execution_start_time, '/execution_start_time', violations);
  const end = storedInstant(body.execution_end_time, '/execution_end_time', violations);
  const measured = start === null || end === null ? null : millisecondsBetween(start, end);
  const texts = { alert_summary: body.alert_summary ?? null, execution_error: body.execution_error ?? null };
  const trace: NewTrace = {
    action_id: body.action_id ?? null,
    alert_name: body.alert_name,
    alert_fingerprint: body.alert_fingerprint ?? null,
    alert_severity: body.alert_severity ?? null,
    ...redactTexts(texts, redactor),
    cluster_name: body.cluster_name,
    environment: body.environment ?? null,
    namespace: body.namespace,
    kind: body.kind,
    name: body.name,
    workflow_id: body.workflow_id ?? null,
    action_type: body.action_type,
    action_timestamp: storedInstant(body.action_timestamp, '/action_timestamp', violations) ?? '',
    action_parameters: readParameters(body.action_parameters, redactor, violations),
    execution_status: body.execution_status ?? 'pending',
    execution_start_time: start,
    execution_end_time: end,
    execution_duration_ms: body.execution_duration_ms ?? measured,
    embedding: readGivenEmbedding(body.embedding, violations),
    embedding_model: readModel(body, violations),
  };
  refuseEndBeforeStart(trace, violations);
  checkIdentity(trace, violations);
  if (violations.length > 0) throw invalidRequest(violations);
  return trace;
}

function readParameters(
  parameters: Readonly<Record<string, unknown>> | null | undefined,
  redactor: Redactor,
  violations: Violation[],
): string | null {
  if (parameters === null || parameters === undefined) return null;
  violations.push(...roundedNumbers(parameters, '/action_parameters'));
  const sent = JSON.stringify(parameters);
  const text = JSON.stringify(redactor.parameters(parameters));
  // Placeholders may be longer than what they replace; what is stored must pass when it is sent again.
  const bytes = Math.max(Buffer.byteLength(sent), Buffer.byteLength(text));
  if (bytes > LARGEST_PARAMETERS) {
    const detail = `must be at most ${LARGEST_PARAMETERS} bytes as JSON, not ${bytes}`;
    const limit = { limit: 'action_parameters-bytes', limit_value: LARGEST_PARAMETERS };
    violations.push({ in: 'body', pointer: '/action_parameters', detail, ...limit });
  }
  return text;
}

function readModel(
  { embedding, embedding_model: model }: components['schemas']['NewActionTrace'],
  violations: Violation[],
): string | null {
  if (model === null || model === undefined) return null;
  if (embedding === null || embedding === undefined) {
    const detail = 'is given only together with embedding';
    violations.push({ in: 'body', pointer: '/embedding_model', detail });
  }
  return model;
}
