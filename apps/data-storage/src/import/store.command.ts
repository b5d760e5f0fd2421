import { toVectorArrayParameter } from '@precedent/embedding';
import { defineCommand } from '@precedent/schema';
import { sql, type RawBuilder } from 'kysely';
import { ACTION_ID_KEY } from '../action-traces/action-id-key.ts';

/** Type of each value of a trace to store; the order is that of the columns in `unnest`. */
const TYPES = {
  id: 'bigint',
  resource_id: 'bigint',
  /** Null for an action outside any workflow: it gets a history of its own. */
  history_id: 'bigint',
  action_id: 'text',
  alert_name: 'text',
  alert_fingerprint: 'text',
  alert_severity: 'text',
  alert_summary: 'text',
  cluster_name: 'text',
  environment: 'text',
  action_type: 'text',
  action_timestamp: 'timestamptz',
  action_parameters: 'jsonb',
  execution_status: 'text',
  execution_start_time: 'timestamptz',
  execution_end_time: 'timestamptz',
  execution_duration_ms: 'bigint',
  execution_error: 'text',
  embedding_model: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const;

export type StoredColumn = keyof typeof TYPES;

export const STORED_COLUMNS = Object.keys(TYPES) as readonly StoredColumn[];

/** A list for each column, with an item for each trace. */
export interface StoreTracesParams {
  readonly columns: Readonly<Record<StoredColumn, readonly (string | number | null)[]>>;
  /** As many vectors or nulls, as toVectorArrayParameter makes them. */
  readonly embeddings: Uint8Array;
}

/** One action outside any workflow, and one of a history that is there. */
const TYPICAL: StoreTracesParams = {
  columns: {
    // Drawn from the sequence: no trace has them.
    id: [9_000_001, 9_000_002],
    resource_id: [1, 1],
    history_id: [null, 1],
    action_id: ['new', 'newer'],
    alert_name: ['KubePodCrashLooping', 'KubePodCrashLooping'],
    alert_fingerprint: [null, 'f'],
    alert_severity: [null, 'warning'],
    alert_summary: [null, 's'],
    cluster_name: ['c', 'c'],
    environment: [null, 'production'],
    action_type: ['restart_pod', 'restart_pod'],
    action_timestamp: ['2026-01-01T00:00:00.000000Z', '2026-01-01T00:01:00.000000Z'],
    action_parameters: [null, '{}'],
    execution_status: ['pending', 'failed'],
    execution_start_time: [null, '2026-01-01T00:02:00.000000Z'],
    execution_end_time: [null, '2026-01-01T00:03:00.000000Z'],
    execution_duration_ms: [null, 60_000],
    execution_error: [null, 'e'],
    embedding_model: [null, null],
    created_at: [null, '2026-01-01T00:01:00.000000Z'],
    updated_at: [null, '2026-01-01T00:03:00.000000Z'],
  },
  embeddings: toVectorArrayParameter([null, null], 16_385),
};

/** The columns of the traces table that are taken from the input as they are. */
const COPIED = STORED_COLUMNS.filter(
  (column) => !['resource_id', 'history_id', 'created_at', 'updated_at'].includes(column),
) as Exclude<StoredColumn, 'resource_id' | 'history_id' | 'created_at' | 'updated_at'>[];

type Row = Record<
  Exclude<StoredColumn, 'id' | 'execution_duration_ms' | 'resource_id' | 'history_id'>,
  string
> & {
  readonly id: number;
  readonly resource_id: number;
  readonly history_id: number | null;
  readonly own_history_id: number;
  readonly execution_duration_ms: number | null;
  readonly embedding: Uint8Array;
};

/**
 * Stores traces whose action_ids are new, and a history for each that belongs to no workflow. One statement with one
 * array a column, the vectors as one binary array: the fastest way in besides COPY, and it can be prepared. The id of a
 * history is drawn before both rows are written, because INSERT does not return what it was given.
 */
export const storeTraces = defineCommand(
  { id: 'import.store', variants: { any: TYPICAL }, conflicts: [ACTION_ID_KEY] },
  (db, { columns, embeddings }: StoreTracesParams) =>
    db
      .with(
        (cte) => cte('input').materialized(),
        (query) =>
          query
            .selectFrom(inputOf(columns, embeddings))
            .selectAll()
            .select(
              sql<number>`case when given.history_id is null then nextval('action_histories_id_seq') end`.as(
                'own_history_id',
              ),
            ),
      )
      .with('own_history', (query) =>
        query
          .insertInto('action_histories')
          .columns(['id', 'resource_id', 'action_type', 'status', 'latest_attempt_at', 'created_at'])
          .expression((eb) =>
            eb
              .selectFrom('input as i')
              .select(['i.own_history_id', 'i.resource_id', 'i.action_type', 'i.execution_status'])
              .select('i.action_timestamp')
              .select(sql<string>`coalesce(i.created_at, now())`.as('created_at'))
              .where('i.history_id', 'is', null),
          )
          .returning('id'),
      )
      .with('made', (query) =>
        query
          .insertInto('resource_action_traces')
          .columns(['action_history_id', ...COPIED, 'embedding', 'created_at', 'updated_at'])
          .expression((eb) =>
            eb
              .selectFrom('input as i')
              // What a trace copies from its history must be there first.
              .leftJoin('own_history as h', 'h.id', 'i.own_history_id')
              .select(({ fn }) => fn.coalesce('i.history_id', 'h.id').as('action_history_id'))
              .select(COPIED.map((column) => `i.${column}` as const))
              .select('i.embedding')
              .select(sql<string>`coalesce(i.created_at, now())`.as('created_at'))
              .select(sql<string>`coalesce(i.updated_at, now())`.as('updated_at')),
          )
          .returning(['id', sql<boolean>`embedding is null`.as('unembedded')]),
      )
      .selectFrom('made')
      .select(sql<number | null>`min(made.id) filter (where made.unembedded)`.as('first_unembedded')),
);

function inputOf(columns: StoreTracesParams['columns'], embeddings: Uint8Array) {
  const arrays: RawBuilder<unknown>[] = STORED_COLUMNS.map(
    (column) => sql`${columns[column]}::${sql.raw(TYPES[column])}[]`,
  );
  const names = [...STORED_COLUMNS, 'embedding'].map((column) => sql.ref(column));
  return sql<Row>`unnest(${sql.join([...arrays, sql`${embeddings}::vector[]`])})`.as<'given'>(
    sql`given (${sql.join(names)})`,
  );
}
