import { defineQuery } from '@precedent/schema';
import { sql } from 'kysely';
import { placeColumns, traceColumns } from '../trace-columns.ts';

/** The traces that have one of these action_ids, with the SHA-256 of their vectors in binary form, as hex. */
export const findStored = defineQuery(
  {
    id: 'action-traces.batch.find-stored',
    variants: { any: { actionIds: ['a'] as readonly string[] } },
    indexes: ['resource_action_traces_action_id_idx'],
  },
  (db, { actionIds }: { readonly actionIds: readonly string[] }) =>
    db
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(traceColumns('t'))
      .select(placeColumns('r', 'h'))
      .select(sql<string | null>`encode(sha256(vector_send(t.embedding)), 'hex')`.as('embedding_digest'))
      .where(sql<boolean>`t.action_id = any(${actionIds}::text[])`),
);
