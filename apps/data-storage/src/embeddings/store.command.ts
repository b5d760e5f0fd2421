import { defineCommand, type VectorText } from '@precedent/schema';
import { sql } from 'kysely';

/** A vector for one trace, and the state of the trace whose text it is. */
export interface ComputedEmbedding {
  readonly id: number;
  /** The trace's `updated_at` when its text was read. */
  readonly updated_at: string;
  readonly embedding: VectorText;
}

export interface StoreEmbeddingsParams {
  readonly model: string;
  readonly rows: readonly ComputedEmbedding[];
}

/**
 * Stores vectors of traces that have none of this model and have not changed since their text was read; returns their
 * ids. The others are left to whoever changed them. The vectors travel as text: this is not where time goes, and one array takes any
 * number of them in the same statement.
 */
export const storeEmbeddings = defineCommand(
  {
    id: 'embeddings.store',
    variants: {
      any: { model: 'm', rows: [{ id: 1, updated_at: '2026-01-01T00:00:00.000000Z', embedding: '[1]' }] },
    } satisfies Record<string, StoreEmbeddingsParams>,
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { model, rows }: StoreEmbeddingsParams) =>
    db
      .updateTable('resource_action_traces as t')
      .from(
        sql<ComputedEmbedding>`unnest(
          ${rows.map(({ id }) => id)}::bigint[],
          ${rows.map(({ updated_at }) => updated_at)}::timestamptz[],
          ${rows.map(({ embedding }) => embedding)}::text[])`.as<'computed'>(
          sql`computed (id, updated_at, embedding)`,
        ),
      )
      .set({
        embedding: sql`computed.embedding::vector`,
        embedding_model: model,
        updated_at: sql<string>`now()`,
      })
      .whereRef('t.id', '=', 'computed.id')
      .whereRef('t.updated_at', '=', 'computed.updated_at')
      .where(({ eb, ref }) => eb(ref('t.embedding_model'), 'is distinct from', model))
      .returning('t.id'),
);
