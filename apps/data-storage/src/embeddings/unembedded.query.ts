import { defineQuery } from '@precedent/schema';

export interface UnembeddedParams {
  /** Only ids above this one. */
  readonly after: number;
  readonly limit: number;
}

/** The queue of the embedding worker: traces without a vector, with what their text is made of. Oldest first. */
export const unembeddedTraces = defineQuery(
  {
    id: 'embeddings.unembedded',
    variants: { any: { after: 0, limit: 32 } satisfies UnembeddedParams },
    indexes: ['resource_action_traces_unembedded_idx'],
  },
  (db, { after, limit }: UnembeddedParams) =>
    db
      .selectFrom('resource_action_traces as t')
      .innerJoin('action_histories as h', 'h.id', 't.action_history_id')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(['t.id', 't.alert_name', 't.alert_summary', 't.execution_error', 't.updated_at'])
      .select(['r.kind', 'r.namespace', 'r.name'])
      .where('t.embedding', 'is', null)
      .where('t.id', '>', after)
      .orderBy('t.id')
      .limit(limit),
);
