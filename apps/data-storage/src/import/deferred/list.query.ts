import { defineQuery } from '@precedent/schema';

/** The indexes that were dropped and not built again yet. */
export const listDeferred = defineQuery(
  { id: 'import.deferred.list', variants: { any: {} }, role: 'precedent_owner' },
  (db) => db.selectFrom('deferred_indexes').select(['name', 'definition']).orderBy('name'),
);
