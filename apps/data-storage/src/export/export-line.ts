import { toActionTrace } from '../action-traces/action-trace.view.ts';
import type { TraceRow } from '../action-traces/trace-columns.ts';
import type { components } from '../generated/openapi.ts';

/** A trace as a line of an export. Without its vector it does not name the model: an import makes a vector anew. */
export function toLine(
  row: TraceRow & { readonly embedding?: Buffer | null },
): components['schemas']['ActionTraceLine'] {
  const { embedding_model, created_at, updated_at, ...trace } = toActionTrace(row);
  const { action_parameters, ...others } = trace;
  return {
    ...others,
    // The API takes nothing but objects; what others may have written to the column is not lost on its way out.
    action_parameters: action_parameters as Record<string, unknown> | null,
    ...(row.embedding === undefined ? {} : { embedding: toBase64(row.embedding), embedding_model }),
    created_at,
    updated_at,
  };
}

const HEADER_BYTES = 4;

/** pgvector's binary form, whose numbers have their highest byte first, as base64 of numbers with their lowest first. */
function toBase64(vector: Buffer | null): string | null {
  return vector === null ? null : Buffer.from(vector.subarray(HEADER_BYTES)).swap32().toString('base64');
}
