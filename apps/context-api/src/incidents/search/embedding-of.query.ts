import { defineQuery } from '@precedent/schema';

/** The embedding of one incident, to search with. */
export const embeddingOf = defineQuery(
  {
    id: 'incidents.search.embedding',
    variants: { plain: { id: 4817 } },
    indexes: ['resource_action_traces_pkey'],
  },
  (db, { id }: { readonly id: number }) =>
    db.selectFrom('resource_action_traces').select(['embedding', 'embedding_model']).where('id', '=', id),
);
