import { redactTexts } from '../redaction/redact-trace.ts';
import type { JsonObject } from '../redaction/redact-json.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { TraceRow } from './trace-columns.ts';

/**
 * A stored trace as it would be stored today. A repeated request is compared with this, so that it is still the same
 * one when a pattern was added, or its first one was recorded, before its secrets were known as such.
 */
export function redactStored<Row extends TraceRow>(row: Row, redactor: Redactor): Row {
  const { action_parameters: parameters } = row;
  return {
    ...row,
    ...redactTexts(row, redactor),
    action_parameters: isObject(parameters) ? redactor.parameters(parameters) : parameters,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
