import { hash } from 'node:crypto';
import { invalidRequest, type Violation } from '@precedent/service-kit';
import { readNewTrace, type NewTrace } from '../action-traces/new-trace.ts';
import { storedInstant } from '../action-traces/request-instants.ts';
import type { components } from '../generated/openapi.ts';
import type { Redactor } from '../redaction/redactor.ts';

type Line = components['schemas']['ActionTraceLine'];

/** A line: what creating a trace takes, and what an export adds. */
export type ActionTraceLine = components['schemas']['NewActionTrace'] &
  Pick<Line, 'id' | 'action_history_id' | 'created_at' | 'updated_at'>;

/** A line of an import in the form in which it is stored. */
export interface ImportedTrace extends NewTrace {
  /** The line's own, or one derived from its content. */
  readonly action_id: string;
  /** Null for now; times are as the database returns them. */
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/**
 * The trace that a line describes.
 * @throws Problem invalid-request for what the document cannot express, as readNewTrace
 */
export function readImportedTrace(line: ActionTraceLine, redactor: Redactor): ImportedTrace {
  const trace = readNewTrace(line, redactor);
  const violations: Violation[] = [];
  const created_at = storedInstant(line.created_at, '/created_at', violations);
  const updated_at = storedInstant(line.updated_at, '/updated_at', violations);
  if (violations.length > 0) throw invalidRequest(violations);
  const action_id = trace.action_id ?? derivedActionId(line);
  return { ...trace, action_id, created_at, updated_at };
}

/**
 * What a line without an action_id is recognised by when its file is sent again: everything it says but its embedding,
 * which a model may make otherwise another time. Lines that are equal in all else differ by the id they were exported
 * with. Taken of the line as it came, because what is redacted may change.
 */
function derivedActionId({
  embedding: _embedding,
  embedding_model: _model,
  ...content
}: ActionTraceLine): string {
  return `sha256:${hash('sha256', JSON.stringify(content), 'base64url')}`;
}
