import { toVectorArrayParameter } from '@precedent/embedding';
import { sql } from 'kysely';
import type { NewTrace } from '../new-trace.ts';

/** What a statement for many traces takes. */
export interface TraceBatch {
  readonly traces: readonly NewTrace[];
  /** See vectorType. */
  readonly vectorType: number;
}

/** A trace as a row, in the order in which it was given, from 1. */
export type BatchRow = NewTrace & { readonly n: number };

/** Every column but the vector, with the type in which its values travel. */
const COLUMNS = {
  action_id: 'text',
  alert_name: 'text',
  alert_fingerprint: 'text',
  alert_severity: 'text',
  alert_summary: 'text',
  cluster_name: 'text',
  environment: 'text',
  namespace: 'text',
  kind: 'text',
  name: 'text',
  workflow_id: 'text',
  action_type: 'text',
  action_timestamp: 'timestamptz',
  action_parameters: 'jsonb',
  execution_status: 'text',
  execution_start_time: 'timestamptz',
  execution_end_time: 'timestamptz',
  execution_duration_ms: 'bigint',
  execution_error: 'text',
  embedding_model: 'text',
} as const satisfies Record<Exclude<keyof NewTrace, 'embedding'>, string>;

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/**
 * The traces as the table `i`, one array for each column: the statement is the same for any number of them. The vectors
 * are one binary parameter, which spares the server parsing their decimal text.
 */
export function batchInput({ traces, vectorType }: TraceBatch) {
  const arrays = NAMES.map((name) => {
    const values = traces.map((trace) => trace[name]);
    return sql`${values}::${sql.raw(COLUMNS[name])}[]`;
  });
  const vectors = toVectorArrayParameter(
    traces.map(({ embedding }) => embedding),
    vectorType,
  );
  const names = sql.raw([...NAMES, 'embedding', 'n'].join(', '));
  return sql<BatchRow>`unnest(${sql.join([...arrays, sql`${vectors}::vector[]`])}) with ordinality`.as<'i'>(
    sql`i (${names})`,
  );
}
