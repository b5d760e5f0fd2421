import { defineCommand } from '@precedent/schema';

/** Forgets an index that is built again. */
export const forgetDeferred = defineCommand(
  {
    id: 'import.deferred.forget',
    variants: { any: { name: 'distinct_embeddings_embedding_idx' } },
    role: 'precedent_owner',
  },
  (db, { name }: { readonly name: string }) => db.deleteFrom('deferred_indexes').where('name', '=', name),
);
