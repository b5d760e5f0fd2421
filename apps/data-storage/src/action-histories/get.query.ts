import { defineQuery } from '@precedent/schema';
import { historyColumns, resourceColumns } from './history-columns.ts';

/** One history with its resource. */
export const getHistory = defineQuery(
  {
    id: 'action-histories.get',
    variants: { any: { id: 1 } },
    indexes: ['action_histories_pkey', 'resource_references_pkey'],
  },
  (db, { id }: { readonly id: number }) =>
    db
      .selectFrom('action_histories as h')
      .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
      .select(historyColumns('h'))
      .select(resourceColumns('r'))
      .where('h.id', '=', id),
);
