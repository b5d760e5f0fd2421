import { defineQuery } from '@precedent/schema';

/** How many traces have no vector; counts no further than `limit`. */
export const embeddingBacklog = defineQuery(
  {
    id: 'embeddings.backlog',
    variants: { any: { limit: 100_000 } },
    indexes: ['resource_action_traces_unembedded_idx'],
  },
  (db, { limit }: { readonly limit: number }) =>
    db
      .selectFrom((query) =>
        query
          .selectFrom('resource_action_traces')
          .select('id')
          .where('embedding', 'is', null)
          .limit(limit)
          .as('rows'),
      )
      .select(({ fn }) => fn.countAll<number>().as('rows')),
);
