import { defineQuery } from '@precedent/schema';
import { placeColumns, traceColumns } from './trace-columns.ts';

export interface GetTraceParams {
  readonly id: number;
  /** Adds `embedding`, about 9 kB of text. */
  readonly embedding: boolean;
}

/** One trace with its resource and workflow. */
export const getTrace = defineQuery(
  {
    id: 'action-traces.get',
    variants: {
      plain: { id: 1, embedding: false },
      with_embedding: { id: 1, embedding: true },
    } satisfies Record<string, GetTraceParams>,
    indexes: ['resource_action_traces_pkey', 'action_histories_pkey', 'resource_references_pkey'],
  },
  (db, { id, embedding }: GetTraceParams) =>
    db
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(traceColumns('t'))
      .select(placeColumns('r', 'h'))
      .$if(embedding, (query) => query.select('t.embedding'))
      .where('t.id', '=', id),
);
